"""People who appear in several scenes."""

from __future__ import annotations

from .look import Look

FARMER_W = Look(
    top="baba",
    top_color="#7b4d93",
    sleeve="long",
    bottom="wide",
    bottom_color="#2a2430",
    hair="bun",
    hat="nonla",
    strap="#c9566a",
    woman=True,
    shoes="",
)
FARMER_W2 = FARMER_W.but(top_color="#2f7f79", skin="#cd9062", strap="#e9c65b")
FARMER_W3 = FARMER_W.but(top_color="#c65a4a", skin="#e3b088")
FARMER_M = Look(
    top="shirt",
    top_color="#4f7391",
    sleeve="long",
    bottom="wide",
    bottom_color="#3b3a3c",
    hat="wide",
    hat_color="#6c7a4a",
    skin="#c4855a",
    shoes="",
)
FARMER_M2 = FARMER_M.but(hat="nonla", hat_color="#ecd9a4", top_color="#8a6a4c", skin="#d9a074")
ELDER_M = Look(
    top="baba",
    top_color="#6f5a48",
    sleeve="long",
    bottom="wide",
    bottom_color="#3a332c",
    hair_color="#ded8d0",
    beard=True,
    scarf="#3d3a3c",
    shoes="#5a4636",
)
ELDER_W = Look(
    top="baba",
    top_color="#3f6b52",
    sleeve="long",
    bottom="wide",
    bottom_color="#262229",
    hair="bun",
    hair_color="#c9c4be",
    hat="khan",
    hat_color="#4a4650",
    woman=True,
    shoes="#5a4636",
    skin="#cd9062",
)
OFFICIAL = Look(
    top="shirt", top_color="#f7f5ee", sleeve="short", bottom_color="#2f3a52", shoes="#2a2526"
)
OFFICIAL2 = OFFICIAL.but(top_color="#dbe7ef", skin="#e3b088", glasses=True)
OFFICIAL_W = Look(
    top="aodai",
    top_color="#3d78a8",
    sleeve="long",
    bottom="wide",
    bottom_color="#f7f4ee",
    hair="bun",
    woman=True,
    skin="#e8bb94",
)
AO_DAI = OFFICIAL_W.but(top_color="#f8f5ef", hair="long")
AO_DAI_RED = OFFICIAL_W.but(top_color="#c8303a", bottom_color="#fff4e0")
PUPIL_B = Look(
    top="shirt",
    top_color="#fbfaf5",
    scarf="#d6282b",
    child=True,
    bottom_color="#27406e",
    shoes="#2b2b33",
    skin="#e3b088",
)
PUPIL_G = PUPIL_B.but(bottom="skirt", hair="pony", woman=True, skin="#eabf9b")
YOUTH_M = Look(
    top="shirt", top_color="#2f74b5", sleeve="short", bottom_color="#2b2f3a", skin="#dca67c"
)
YOUTH_W = YOUTH_M.but(hair="pony", woman=True, skin="#e8bb94")
RECRUIT = Look(
    top="shirt",
    top_color="#5b7a3f",
    sleeve="long",
    bottom_color="#4f6d38",
    hat="wide",
    hat_color="#587640",
    badge="#f5c518",
    trim="#6d8c4e",
    shoes="#2c2a24",
)
NURSE = Look(
    top="coat",
    top_color="#fbfcfa",
    sleeve="long",
    bottom_color="#f1f2ee",
    hat="nurse",
    hair="bun",
    woman=True,
    shoes="#f5f5f2",
    skin="#e8bb94",
)
MONK = Look(
    top="robe",
    top_color="#e8861d",
    trim="#c9651a",
    hair="bald",
    sleeve="none",
    bottom="robe",
    shoes="",
    skin="#c98d60",
)
BOY = Look(
    top="tee",
    top_color="#e2a63c",
    bottom="shorts",
    bottom_color="#3d5a73",
    child=True,
    shoes="",
    skin="#d9a074",
)
GIRL = Look(
    top="tee",
    top_color="#dc6b7d",
    bottom="skirt",
    bottom_color="#4f6f9a",
    child=True,
    hair="bob",
    woman=True,
    shoes="#a3483f",
    skin="#e3b088",
)
TOWN_M = Look(top="tee", top_color="#4b8a78", bottom_color="#5a5048", skin="#d9a074")
TOWN_W = Look(
    top="baba",
    top_color="#d98b9c",
    sleeve="long",
    bottom="wide",
    bottom_color="#2b2430",
    hair="long",
    woman=True,
    shoes="#5a4636",
    skin="#e8bb94",
)
