"""The words that are read aloud before somebody agrees.

Never edit a version that was used: write the next one. A consent keeps the version it
was given to. The Bangla is a draft until a native speaker has read it to a group.
"""

from __future__ import annotations

from curriculum.languages import LocalisedText
from workshops.choices import ConsentScope

CURRENT = "2026-11b"

Texts = dict[str, LocalisedText]

VERSIONS: dict[str, Texts] = {
    "2026-11": {
        ConsentScope.ATTEND: {
            "en": (
                "You are invited to this workshop. It is free. You may leave at any"
                " time, and nobody will be angry. Your name is kept locked and only"
                " the people who run the workshop can see it."
            ),
            "bn": (
                "আপনাকে এই কর্মশালায় ডাকা হয়েছে। এর জন্য কোনো টাকা লাগবে না। যেকোনো সময়"
                " আপনি চলে যেতে পারেন, কেউ রাগ করবে না। আপনার নাম তালাবদ্ধ থাকে; যাঁরা"
                " কর্মশালা চালান, শুধু তাঁরাই তা দেখতে পান।"
            ),
        },
        ConsentScope.ASSESS: {
            "en": (
                "Before and after the workshop there are some questions. There is no"
                " right or wrong. No screen and no report"
                " shows who answered what, only how many people answered what. The"
                " people who run the workshop see that you have answered, not what."
                " You may leave out any question."
            ),
            "bn": (
                "কর্মশালার আগে ও পরে কিছু প্রশ্ন থাকবে। এখানে ঠিক বা ভুল বলে কিছু নেই।"
                " কে কী উত্তর দিলেন, কোনো পাতায় বা প্রতিবেদনে তা দেখা যায় না; শুধু"
                " দেখা যায় কতজন কী উত্তর দিয়েছেন। যাঁরা কর্মশালা চালান, তাঁরা দেখেন"
                " আপনি উত্তর দিয়েছেন, কী দিয়েছেন তা নয়। যেকোনো প্রশ্ন আপনি বাদ দিতে পারেন।"
            ),
        },
        ConsentScope.PUBLIC_NAME: {
            "en": (
                "You may get a certificate. Whoever types its code can check that it is"
                " real. If you agree, your full name is shown there. If not, only the"
                " first letters are shown."
            ),
            "bn": (
                "আপনি সনদপত্র পেতে পারেন। কোড লিখে যে কেউ দেখতে পারে সনদপত্রটি আসল কি না।"
                " আপনি রাজি থাকলে সেখানে আপনার পুরো নাম দেখা যাবে। রাজি না থাকলে শুধু"
                " নামের প্রথম অক্ষর দেখা যাবে।"
            ),
        },
        "guardian_attend": {
            "en": (
                "The child in your care is invited to this workshop. It is free. You or"
                " the child may say no, now or later, and nobody will be angry. The"
                " child's name is kept locked. If the child is in danger we do not keep"
                " it secret: we get help from the helpline 1098."
            ),
            "bn": (
                "আপনার শিশুকে এই কর্মশালায় ডাকা হয়েছে। এর জন্য কোনো টাকা লাগবে না। আপনি বা"
                " শিশু এখন বা পরে “না” বলতে পারেন, কেউ রাগ করবে না। শিশুর নাম তালাবদ্ধ"
                " থাকে। শিশু বিপদে থাকলে আমরা তা গোপন রাখি না: ১০৯৮ নম্বরে ফোন করে"
                " সাহায্য নিই।"
            ),
        },
        "guardian_assess": {
            "en": (
                "The child gets some questions before and after. There is no right or"
                " wrong. No screen and no report shows which child answered what, only"
                " how many answered what. The people who run the workshop see that the"
                " child has answered, not what."
            ),
            "bn": (
                "আগে ও পরে শিশুকে কিছু প্রশ্ন করা হবে। এখানে ঠিক বা ভুল বলে কিছু নেই।"
                " কোন শিশু কী উত্তর দিল, কোনো পাতায় বা প্রতিবেদনে তা দেখা যায় না; শুধু"
                " দেখা যায় কতজন কী উত্তর দিয়েছে। যাঁরা কর্মশালা চালান, তাঁরা দেখেন"
                " শিশু উত্তর দিয়েছে, কী দিয়েছে তা নয়।"
            ),
        },
        "child_attend": {
            "en": (
                "We will talk, play and learn together. You may come if you like. You"
                " may stop at any time. If you tell us that somebody hurts you, we will"
                " look for help."
            ),
            "bn": (
                "আমরা একসঙ্গে কথা বলব, খেলব আর শিখব। তোমার ভালো লাগলে তুমি আসতে পারো।"
                " যেকোনো সময় তুমি চলে যেতে পারো। কেউ তোমাকে কষ্ট দেয় বললে আমরা সাহায্য"
                " খুঁজব।"
            ),
        },
        "child_assess": {
            "en": (
                "We will ask you some questions. There is no right or wrong. No"
                " screen and no report shows who answered what, only how many answered"
                " what. The people who run the workshop see that you have answered, not"
                " what. You may leave out any question."
            ),
            "bn": (
                "আমরা তোমাকে কিছু প্রশ্ন করব। এখানে ঠিক বা ভুল বলে কিছু নেই। কে কী উত্তর"
                " দিল, কোনো পাতায় বা প্রতিবেদনে তা দেখা যায় না; শুধু"
                " দেখা যায় কতজন কী উত্তর দিয়েছে। যাঁরা কর্মশালা চালান, তাঁরা দেখেন"
                " তুমি উত্তর দিয়েছ, কী দিয়েছ তা নয়। যেকোনো প্রশ্ন তুমি বাদ দিতে পারো।"
            ),
        },
    },
}

VERSIONS["2026-11b"] = {
    **VERSIONS["2026-11"],
    ConsentScope.ATTEND: {
        **VERSIONS["2026-11"][ConsentScope.ATTEND],
        "bn": (
            "আপনাকে এই কর্মশালায় ডাকা হয়েছে। এর জন্য কোনো টাকা লাগবে না। যেকোনো সময়"
            " আপনি চলে যেতে পারেন, কেউ রাগ করবে না। আপনার নাম গোপন রাখা হয়; যাঁরা"
            " কর্মশালা চালান, শুধু তাঁরাই তা দেখতে পান।"
        ),
    },
    "guardian_attend": {
        **VERSIONS["2026-11"]["guardian_attend"],
        "bn": (
            "আপনার শিশুকে এই কর্মশালায় ডাকা হয়েছে। এর জন্য কোনো টাকা লাগবে না। আপনি বা"
            " শিশু এখন বা পরে “না” বলতে পারেন, কেউ রাগ করবে না। শিশুর নাম গোপন রাখা"
            " হয়। কিন্তু শিশু বিপদে থাকলে আমরা তা গোপন রাখি না: ১০৯৮ নম্বরে ফোন করে"
            " সাহায্য নিই।"
        ),
    },
    "employers_attend": {
        "en": (
            "You are invited to this workshop. It is free. It is no inspection, and"
            " nobody is fined here. You may leave at any time, and nobody will be"
            " angry. Your name is kept locked and only the people who run the workshop"
            " can see it. If a child is in danger we do not keep it secret: we get help"
            " from the helpline 1098."
        ),
        "bn": (
            "আপনাকে এই কর্মশালায় ডাকা হয়েছে। এর জন্য কোনো টাকা লাগবে না। এটি কোনো তদন্ত"
            " নয়, এখানে কাউকে জরিমানা করা হয় না। যেকোনো সময় আপনি চলে যেতে পারেন, কেউ"
            " রাগ করবে না। আপনার নাম গোপন রাখা হয়; যাঁরা কর্মশালা চালান, শুধু তাঁরাই তা"
            " দেখতে পান। কোনো শিশু বিপদে থাকলে আমরা তা গোপন রাখি না: ১০৯৮ নম্বরে ফোন"
            " করে সাহায্য নিই।"
        ),
    },
    "officials_attend": {
        "en": (
            "You are invited to this workshop. It is free. You speak here for yourself,"
            " not for your office. You may leave at any time. Your name is kept locked"
            " and only the people who run the workshop can see it."
        ),
        "bn": (
            "আপনাকে এই কর্মশালায় আমন্ত্রণ জানানো হয়েছে। এর জন্য কোনো টাকা লাগবে না।"
            " এখানে আপনি নিজের কথা বলবেন, আপনার দপ্তরের হয়ে নয়। যেকোনো সময় আপনি চলে"
            " যেতে পারেন। আপনার নাম গোপন রাখা হয়; যাঁরা কর্মশালা চালান, শুধু তাঁরাই তা"
            " দেখতে পান।"
        ),
    },
    ConsentScope.PHOTO: {
        "en": (
            "We would like to take photographs in the workshop, only for our own"
            " papers. You may say no and still come. You may tell us at any time to"
            " delete a photograph. This yes does not hold for ever: we will ask again."
        ),
        "bn": (
            "কর্মশালায় আমরা ছবি তুলতে চাই, শুধু আমাদের নিজেদের কাগজপত্রের জন্য। আপনি"
            " “না” বললেও কর্মশালায় আসতে পারবেন। যেকোনো সময় ছবি মুছে ফেলতে বলতে"
            " পারেন। এই “হ্যাঁ” চিরদিনের জন্য নয়: পরে আমরা আবার জিজ্ঞেস করব।"
        ),
    },
    ConsentScope.PUBLISH: {
        "en": (
            "Photographs of you and what you said may be shown to others: in a leaflet,"
            " a report or on the internet. Your name and where you live are not written"
            " there. What was printed or shared cannot be called back. You may say no"
            " and still come."
        ),
        "bn": (
            "আপনার ছবি ও আপনার বলা কথা অন্যদের দেখানো হতে পারে: লিফলেটে, প্রতিবেদনে বা"
            " ইন্টারনেটে। সেখানে আপনার নাম বা ঠিকানা লেখা হয় না। একবার ছাপা হলে বা"
            " ছড়িয়ে গেলে তা আর ফিরিয়ে আনা যায় না। আপনি “না” বললেও কর্মশালায় আসতে"
            " পারবেন।"
        ),
    },
    "guardian_photo": {
        "en": (
            "We would like to take photographs in the workshop, only for our own"
            " papers. You may say no, and the child may still come. You may tell us at"
            " any time to delete a photograph. We will ask again later."
        ),
        "bn": (
            "কর্মশালায় আমরা ছবি তুলতে চাই, শুধু আমাদের নিজেদের কাগজপত্রের জন্য। আপনি"
            " “না” বললেও শিশু কর্মশালায় আসতে পারবে। যেকোনো সময় ছবি মুছে ফেলতে বলতে"
            " পারেন। পরে আমরা আবার জিজ্ঞেস করব।"
        ),
    },
    "guardian_publish": {
        "en": (
            "Photographs of the child and what the child said may be shown to others:"
            " in a leaflet, a report or on the internet. The child's name, and where"
            " the child lives or works, are not written there. What was printed or"
            " shared cannot be called back. You may say no, and the child may still"
            " come."
        ),
        "bn": (
            "শিশুর ছবি ও শিশুর বলা কথা অন্যদের দেখানো হতে পারে: লিফলেটে, প্রতিবেদনে বা"
            " ইন্টারনেটে। সেখানে শিশুর নাম এবং সে কোথায় থাকে বা কাজ করে তা লেখা হয় না।"
            " একবার ছাপা হলে বা ছড়িয়ে গেলে তা আর ফিরিয়ে আনা যায় না। আপনি “না” বললেও"
            " শিশু কর্মশালায় আসতে পারবে।"
        ),
    },
    "child_photo": {
        "en": (
            "We would like to take photographs while we learn. If you do not want to be"
            " in a photograph, say no. You may still come and play."
        ),
        "bn": (
            "শেখার সময় আমরা ছবি তুলতে চাই। তুমি ছবিতে থাকতে না চাইলে “না” বলো। তবুও"
            " তুমি আসতে আর খেলতে পারবে।"
        ),
    },
    "child_publish": {
        "en": (
            "Other people may see your photograph or read what you said, also people"
            " you do not know. Your name is not written there. Once many people have"
            " it, we cannot get it back. If you do not want this, say no. You may still"
            " come."
        ),
        "bn": (
            "অন্য মানুষ, যাদের তুমি চেনো না তারাও, তোমার ছবি দেখতে বা তোমার কথা পড়তে"
            " পারে। সেখানে তোমার নাম লেখা থাকে না। অনেকের কাছে চলে গেলে আমরা তা আর"
            " ফিরিয়ে আনতে পারি না। তুমি এটা না চাইলে “না” বলো। তবুও তুমি আসতে পারবে।"
        ),
    },
}

_OWN_WORDS = ("employers", "officials")
"""Audiences that are invited with words of their own."""


def version_for(audience: str) -> str:
    """What a consent keeps: the version, and the audience if it hears other words."""
    return f"{CURRENT}/{audience}" if audience in _OWN_WORDS else CURRENT


def adult_texts(audience: str = "") -> list[LocalisedText]:
    texts = VERSIONS[CURRENT]
    invitation: str = ConsentScope.ATTEND
    if audience in _OWN_WORDS:
        invitation = f"{audience}_attend"
    scopes = (
        ConsentScope.ASSESS,
        ConsentScope.PUBLIC_NAME,
        ConsentScope.PHOTO,
        ConsentScope.PUBLISH,
    )
    return [texts[invitation], *(texts[scope] for scope in scopes)]


def guardian_texts(audience: str = "") -> list[LocalisedText]:
    return [VERSIONS[CURRENT][f"guardian_{scope}"] for scope in _CHILD_SCOPES]


def child_texts(audience: str = "") -> list[LocalisedText]:
    return [VERSIONS[CURRENT][f"child_{scope}"] for scope in _CHILD_SCOPES]


_CHILD_SCOPES = ("attend", "assess", "photo", "publish")
