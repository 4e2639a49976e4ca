"""The words that are read aloud before somebody agrees.

Never edit a version that was used: write the next one. A consent keeps the version it
was given to. The Bangla is a draft until a native speaker has read it to a group.
"""

from __future__ import annotations

from curriculum.languages import LocalisedText
from workshops.choices import ConsentScope

CURRENT = "2026-11"

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


def adult_texts() -> list[LocalisedText]:
    texts = VERSIONS[CURRENT]
    scopes = (ConsentScope.ATTEND, ConsentScope.ASSESS, ConsentScope.PUBLIC_NAME)
    return [texts[scope] for scope in scopes]


def guardian_texts() -> list[LocalisedText]:
    texts = VERSIONS[CURRENT]
    return [texts["guardian_attend"], texts["guardian_assess"]]


def child_texts() -> list[LocalisedText]:
    texts = VERSIONS[CURRENT]
    return [texts["child_attend"], texts["child_assess"]]
