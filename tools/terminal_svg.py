#!/usr/bin/env python3
"""Draws terminal output as an SVG picture: terminal_svg.py < output-with-colours > picture.svg

Every character gets its own x, two columns for a Chinese one, so that carets stand under their words in any font.
The pictures of the README are made by:

    CLICOLOR_FORCE=1 target/release/zhubi check examples/A01-要闻.txt | head -40 | tools/terminal_svg.py > docs/images/check.svg
"""
import html
import re
import sys
import unicodedata

COLUMN, LINE, MARGIN = 8.4, 22, 16
COLOURS = {"31": "#e5484d", "33": "#d99a00", "34": "#3e7bfa", "36": "#0f9fb5"}


def width(character):
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def runs(line):
    """The line as (text, colour, bold) runs."""
    colour, bold = None, False
    for part in re.split(r"(\x1b\[[0-9;]*m)", line):
        if part.startswith("\x1b["):
            for code in part[2:-1].split(";"):
                if code in ("", "0"):
                    colour, bold = None, False
                elif code == "1":
                    bold = True
                elif code in COLOURS:
                    colour = COLOURS[code]
        elif part:
            yield part, colour, bold


def main():
    lines = sys.stdin.read().rstrip("\n").split("\n")
    rows, widest = [], 0
    for number, line in enumerate(lines):
        y = MARGIN + LINE * number + 15
        column = 0
        for text, colour, bold in runs(line):
            places = []
            for character in text:
                places.append(f"{MARGIN + column * COLUMN:.1f}")
                column += width(character)
            style = (f' fill="{colour}"' if colour else "") + (' font-weight="bold"' if bold else "")
            rows.append(f'<text y="{y}" x="{" ".join(places)}"{style}>{html.escape(text)}</text>')
        widest = max(widest, column)
    total_width = int(MARGIN * 2 + widest * COLUMN)
    total_height = MARGIN * 2 + LINE * len(lines)
    print(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {total_width} {total_height}" '
          f'width="{total_width}" height="{total_height}" xml:space="preserve" font-size="14" '
          'font-family="\'Sarasa Mono SC\',\'Noto Sans Mono CJK SC\',Menlo,Consolas,\'Microsoft YaHei\',monospace" '
          'fill="#24292f">')
    print(f'<rect width="{total_width}" height="{total_height}" rx="8" fill="#fbfaf7" stroke="#d8d4cb"/>')
    print("\n".join(rows))
    print("</svg>")


main()
