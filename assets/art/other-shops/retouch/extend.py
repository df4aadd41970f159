"""Gives a picture more air: the product stays as it is, its canvas grows. A comparison cuts the upper and lower edge of a square picture."""
import sys,json,os
from PIL import Image
import numpy as np
src,dst=sys.argv[1:3]; share=float(sys.argv[3]) if len(sys.argv)>3 else .66
os.makedirs(dst,exist_ok=True)
im=Image.open(src+"/base.png").convert("RGBA"); a=np.asarray(im)[...,3]>=200; ys=np.where(a.any(1))[0]; xs=np.where(a.any(0))[0]
h=ys[-1]-ys[0]+1; n=max(im.size[0],int(np.ceil(h/share/2)*2))
# the middle of the product in the middle of the canvas
oy=int(round(n/2-(ys[0]+ys[-1])/2)); ox=(n-im.size[0])//2; oy=min(max(oy,0),n-im.size[1])
o=Image.new("RGBA",(n,n),(0,0,0,0)); o.paste(im,(ox,oy)); o.save(dst+"/base.png",optimize=True)
if os.path.exists(src+"/tint.png"):
    t=Image.open(src+"/tint.png").convert("L"); q=Image.new("L",(n,n),0); q.paste(t,(ox,oy)); q.save(dst+"/tint.png",optimize=True)
j=json.load(open(src+"/product.json")); j["size_px"]=[n,n]; json.dump(j,open(dst+"/product.json","w"),indent=1); open(dst+"/product.json","a").write("\n")
print(os.path.basename(dst),n,h)
