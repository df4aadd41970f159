import numpy as np
from PIL import Image
src="out/camera-more/mirrorless_six/base.png"
import os,shutil,json
o="out/camera-more/mirrorless_six_graphite"; os.makedirs(o,exist_ok=True)
a=np.asarray(Image.open(src).convert("RGBA")).astype(np.float32)/255; c=a[...,:3]
H,W=a.shape[:2]; y,x=np.mgrid[0:H,0:W]
L=c.mean(-1,keepdims=True)
def f(L): return np.where(L<.13,L,.13+(L-.13)*.36+np.clip(L-.80,0,1)*1.9)
g=c*(f(L)/np.maximum(L,1e-4))*np.array([.97,.99,1.04])
# the lens keeps its own light
d=np.full((H,W),9.)
for t in np.linspace(0,1,30):
    cx,cy,rx,ry=452+(536-452)*t,402+(447-402)*t,136+(180-136)*t,146+(202-146)*t
    d=np.minimum(d,np.hypot((x-cx)/rx,(y-cy)/ry))
edge=np.where(x<610,262+(x-500)*.42,308.2+(x-610)*.95)
above=np.clip((edge-y)/4+.5,0,1)*(x>490)+(y<261)
d=np.where(above>.5,2,d)
m=np.clip((d-.995)/.02,0,1)[...,None]*(a[...,3:]>.5)
sat=(c.max(-1)-c.min(-1))[...,None]; m=m*(sat<.2)
box=(x>424)&(x<514)&(y>196)&(y<232)
bright=np.clip((L-.60)/.12,0,1)*box[...,None]; m=m*(1-bright)
out=a.copy(); out[...,:3]=c+m*(g-c)
Image.fromarray((np.clip(out,0,1)*255+.5).astype(np.uint8)).save(o+"/base.png",optimize=True)
j=json.load(open(os.path.dirname(src)+"/product.json")); j["name"]="Mirrorless camera, deep grip, graphite"; json.dump(j,open(o+"/product.json","w"),indent=1)
