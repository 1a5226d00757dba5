"""English given names and their short forms. A short form may belong to several names."""

from __future__ import annotations

_GROUPS = """
michael mike mick mickey mikey  robert bob bobby rob robbie bert  william bill billy will willie liam
elizabeth liz lizzie beth betty eliza lisa libby  richard dick rick ricky rich richie  james jim jimmy jamie
john jack johnny jon  jonathan jon jonny johnny nathan  joseph joe joey  thomas tom tommy
charles charlie chuck chas  edward ed eddie ted teddy ned  christopher chris kit topher
christine christina chris chrissy tina  katherine catherine kathryn kate kathy cathy katie kit kay
margaret maggie meg peggy greta marge  alexander alex al sandy sasha xander
alexandra alex sandra sasha lexi  anthony tony  andrew andy drew  daniel dan danny  david dave davey
matthew matt matty  nicholas nick nicky nico  samuel sam sammy  samantha sam sammie  patrick pat paddy
patricia pat patty trish tricia  stephen steven steve stevie  benjamin ben benny benji  timothy tim timmy
gregory greg  jeffrey geoffrey jeff geoff  kenneth ken kenny  ronald ron ronnie  donald don donnie
lawrence laurence larry laurie  frederick fred freddie freddy  francis frank frankie fran
frances fran fanny francesca  henry harry hank  harold harry hal  george georgie  peter pete
philip phillip phil  raymond ray  theodore ted teddy theo  vincent vince vinny  walter walt wally
zachary zach zack  abigail abby gail  amanda mandy  barbara barb babs  deborah debra deb debbie
dorothy dot dottie dolly  jennifer jen jenny  jessica jess jessie  judith judy  kimberly kim  pamela pam
rebecca becky becca  susan suzanne sue susie suzy  theresa teresa terry tess  victoria vicky tori
virginia ginny  cynthia cindy  eleanor ellie nell nora  helen nell ellen  isabella isabel bella izzy
jacqueline jackie  leonard len lenny leo  louis lewis lou louie  martin marty  maximilian max  natalie nat
nathaniel nathan nat nate  oliver ollie  reginald reg reggie  russell russ  stanley stan  albert al bert
alfred alf fred  arthur art  bernard bernie  calvin cal  douglas doug  eugene gene  gerald gerry jerry
jerome jerry  joshua josh  joanna joanne jo
"""
# Names without a usual short form: enough to see that "Mary Bank" is a woman and "Mizuho Bank" is not.
_OTHERS = """
adam alan alice amy anna anne anita brian bruce carl carol charlotte clara claire colin craig diana diane
donna emily emma eric erika eva evelyn fiona gary grace graham hannah hugh ian irene ivan jane janet jason
jean joan julia julie justin karen karl keith kevin laura lauren linda lucy luke maria mark marie mary
megan monica nancy neil nina olivia oscar paul paula rachel ralph rex rita roger rose roy ruth sarah scott
sean sharon sheila simon sophia sophie stella terry tracy ursula vera wendy zoe
"""


def _by_name() -> dict[str, frozenset[str]]:
    """Each form to the full names, the first of their groups, that it may stand for."""
    stands_for: dict[str, set[str]] = {}
    for line in _GROUPS.strip().splitlines():
        for group in line.split("  "):
            forms = group.split()
            for form in forms:
                stands_for.setdefault(form, set()).add(forms[0])
    return {form: frozenset(full) for form, full in stands_for.items()}


_STANDS_FOR = _by_name()
_GIVEN = frozenset(_STANDS_FOR) | frozenset(_OTHERS.split())
_NOBODY: frozenset[str] = frozenset()


def may_be_one(name: str, other: str) -> bool:
    """Mike and Michael, Bob and Robbie: both can stand for one full name."""
    return bool(_STANDS_FOR.get(name, _NOBODY) & _STANDS_FOR.get(other, _NOBODY))


def is_given_name(word: str) -> bool:
    """Is this folded word a common English given name?"""
    return word in _GIVEN
