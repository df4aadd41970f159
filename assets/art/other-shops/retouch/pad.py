"""Shrinks a picture inside its canvas a little, so that a card that cuts its edges doesn't cut the product."""
import sys
from PIL import Image
src,dst,k=sys.argv[1],sys.argv[2],float(sys.argv[3])
im=Image.open(src); n=round(im.size[0]*k); o=Image.new(im.mode,im.size,0 if im.mode=="L" else (0,0,0,0))
p=im.convert("RGBa").resize((n,n),Image.LANCZOS).convert("RGBA") if im.mode=="RGBA" else im.resize((n,n),Image.LANCZOS)
off=((im.size[0]-n)//2,(im.size[1]-n)//2); o.paste(p,off); o.save(dst,optimize=True)
