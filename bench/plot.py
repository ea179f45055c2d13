"""A plot as text: points and a line of slope 1 on two logarithmic axes, in SVG."""

from collections.abc import Iterator, Mapping, Sequence
from math import log10

Point = tuple[float, float]
WIDTH, HEIGHT, MARGIN = 360, 300, 50
_INK = "#1f4e79"


def svg(panels: Mapping[str, Sequence[Point]]) -> str:
    """Draw one panel for each name, side by side."""
    width = WIDTH * len(panels)
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{HEIGHT}"'
        f' viewBox="0 0 {width} {HEIGHT}" font-family="sans-serif" font-size="11">',
        '<rect width="100%" height="100%" fill="white"/>',
    ]
    for at, (name, points) in enumerate(panels.items()):
        lines += [f'<g transform="translate({at * WIDTH} 0)">', *_panel(name, points), "</g>"]
    return "\n".join([*lines, "</svg>"]) + "\n"


def _panel(name: str, points: Sequence[Point]) -> Iterator[str]:
    ends = [[log10(each) for each in axis] for axis in zip(*points, strict=True)]
    across, up = _scaled(ends[0], WIDTH), _scaled(ends[1], HEIGHT)
    low, high = HEIGHT - MARGIN, MARGIN
    yield f'<path d="M{MARGIN} {high}V{low}H{WIDTH - MARGIN}" fill="none" stroke="#888"/>'
    yield f'<text x="{WIDTH / 2}" y="24" text-anchor="middle">{name}: seconds computing</text>'
    places = [(x, HEIGHT - y) for x, y in zip(across, up, strict=True)]
    yield _linear(places, ends)
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
    yield f'<polyline points="{path}" fill="none" stroke="{_INK}"/>'
    for (x, y), (size, seconds) in zip(places, points, strict=True):
        yield f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{_INK}"/>'
        yield f'<text x="{x:.1f}" y="{low + 16}" text-anchor="middle">{size:g}</text>'
        yield f'<text x="{x - 6:.1f}" y="{y - 6:.1f}" text-anchor="end">{seconds:.3f}</text>'


def _scaled(values: Sequence[float], length: int) -> list[float]:
    least, span = min(values), (max(values) - min(values)) or 1.0
    return [MARGIN + (value - least) / span * (length - 2 * MARGIN) for value in values]


def _linear(places: Sequence[Point], ends: Sequence[Sequence[float]]) -> str:
    """Draw, from the last point down, where the others would be if growth were linear."""
    (x, y), first = places[-1], places[0][0]
    rise = (max(ends[0]) - min(ends[0])) / ((max(ends[1]) - min(ends[1])) or 1.0)
    down = y + rise * (HEIGHT - 2 * MARGIN)
    line = f'x1="{x:.1f}" y1="{y:.1f}" x2="{first:.1f}" y2="{down:.1f}"'
    return f'<line {line} stroke="#c55a11" stroke-dasharray="4 3"/>'
