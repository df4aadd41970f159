"""Recolours parts of rendered pictures: oak to walnut, brass to black, black to brass. By pixel, no rendering."""
import numpy as np, json, os, shutil
from PIL import Image
SRC="out/living-room"; OUT="out/recoloured"
def load(p): return np.asarray(Image.open(p).convert("RGBA")).astype(np.float32)/255
def hsv_sat(c): mx=c.max(-1); mn=c.min(-1); return np.where(mx>0,(mx-mn)/np.maximum(mx,1e-6),0)
def save(name,src,a,title):
    d=f"{OUT}/{name}"; os.makedirs(d,exist_ok=True); Image.fromarray((np.clip(a,0,1)*255+.5).astype(np.uint8)).save(d+"/base.png",optimize=True)
    j=json.load(open(src+"/product.json")); j["name"]=title; json.dump(j,open(d+"/product.json","w"),indent=1)
    if os.path.exists(src+"/tint.png"): shutil.copyfile(src+"/tint.png",d+"/tint.png")
    if os.path.exists(d+"/tint.png"): os.chmod(d+"/tint.png",0o644)
def wood_mask(src,a):
    c=a[...,:3]; s=hsv_sat(c); m=np.clip((s-.16)/.14,0,1)*(a[...,3]>.02)*((c[...,0]>c[...,2]))
    if os.path.exists(src+"/tint.png"): m=m*(1-np.asarray(Image.open(src+"/tint.png").convert("L")).astype(np.float32)/255)
    return m
# what walnut is to oak, learnt from the two rendered sofas
A=load(f"{SRC}/sofa/base.png"); B=load("out/living-more/sofa_walnut/base.png"); m=wood_mask(f"{SRC}/sofa",A)>.9
lin=lambda x: np.where(x<.04045,x/12.92,((x+.055)/1.055)**2.4); srgb=lambda x: np.where(x<.0031308,x*12.92,1.055*np.power(np.maximum(x,1e-8),1/2.4)-.055)
k=lin(B[...,:3])[m].mean(0)/lin(A[...,:3])[m].mean(0); print("walnut/oak",k,m.sum())
def walnut(name,src,title):
    a=load(src+"/base.png"); m=wood_mask(src,a)[...,None]; c=a[...,:3]; w=srgb(lin(c)*k); a=a.copy(); a[...,:3]=c+m*(w-c); save(name,src,a,title)
walnut("armchair_walnut",f"{SRC}/armchair","Armchair, walnut"); walnut("footstool_walnut",f"{SRC}/footstool","Footstool, walnut"); walnut("side_table_walnut",f"{SRC}/side_table","Round side table, walnut")
walnut("sofa_deep_walnut","out/living-more/sofa_deep","Deep two-cushion sofa, walnut")
# brass lamp to black steel: saturated yellow pixels
src=f"{SRC}/floor_lamp"; a=load(src+"/base.png"); c=a[...,:3]; s=hsv_sat(c); m=np.clip((s-.28)/.16,0,1)*(a[...,3]>.02)
L=(lin(c)@np.array([.21,.72,.07]))[...,None]; d=srgb(np.clip(.006+.16*L**1.25,0,1))*np.array([1,1,1.03]); a2=a.copy(); a2[...,:3]=c+m[...,None]*(d-c); save("floor_lamp_black",src,a2,"Floor lamp, linen and black steel")
# black rod to brass
src=f"{SRC}/curtains"; a=load(src+"/base.png"); c=a[...,:3]; t=np.asarray(Image.open(src+"/tint.png").convert("L")).astype(np.float32)/255
yy=np.arange(a.shape[0])[:,None]; m=(1-t)*np.clip((a[...,3]-.3)/.4,0,1)*(yy<105)
L=c.mean(-1,keepdims=True); g=np.array([.92,.74,.42])*(.34+1.55*L); a2=a.copy(); a2[...,:3]=c+m[...,None]*(np.clip(g,0,1)-c); save("curtains_brass",src,a2,"Curtain pair with brass rod")
