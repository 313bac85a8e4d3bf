"""The table of what was measured, and the baselines that it is held against."""

import json
import os

from rows import ALLOCATION_GOAL, IDLE_MEMORY_GOAL, LOADED_MEMORY_GOAL, NGINX, P99_GOAL, START_GOAL

BASELINE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "baseline.json")
# How much worse a figure may be than its baseline before it counts as a regression: the machine's own noise is less.
TOLERANCE = 0.15
# The part of its processor that a saturated server uses; with less, something else held it or the load up.
SATURATED = 0.8


class Figures:
    """What is compared with goals and kept as baselines, by name. All are ratios, but for memory and allocations."""

    def __init__(self):
        self.entries = []
        self.disturbed = set()

    def add(self, name, value, goal, text, larger_is_better=True):
        self.entries.append((name, value, goal, text, larger_is_better))

    def add_row(self, outcome):
        for goal in outcome.row.goals:
            ratio = outcome.ratio(goal.opponent)
            name = f"{outcome.row.name} / {goal.opponent}"
            if min(outcome.contestants[each].busy for each in ("ours", goal.opponent)) < SATURATED:
                self.disturbed.add(name)
            self.add(
                name, ratio, goal.ratio,
                f"{ratio:.2f} (±{outcome.spread(goal.opponent) / 2:.0%})")
        ours, nginx = outcome.contestants["ours"], outcome.contestants.get(NGINX)
        if nginx:
            ratio = ours.latency.p99 / nginx.latency.p99
            self.add(f"{outcome.row.name}: p99 / nginx's", ratio, P99_GOAL, f"{ratio:.2f}", larger_is_better=False)

    def add_process(self, start, idle, loaded, allocations):
        self.add("start to first answer, s", start, START_GOAL, f"{start:.3f}", larger_is_better=False)
        self.add("memory idle, MB", idle / 1e6, IDLE_MEMORY_GOAL / 1e6, f"{idle / 1e6:.1f}", larger_is_better=False)
        self.add(
            "memory after the load, MB", loaded / 1e6, LOADED_MEMORY_GOAL / 1e6, f"{loaded / 1e6:.1f}",
            larger_is_better=False)
        self.add(
            "allocations to read a market", allocations, ALLOCATION_GOAL, f"{allocations:.1f}", larger_is_better=False)

    def table(self):
        lines = ["| figure | goal | measured | |", "|---|---|---|---|"]
        for name, value, goal, text, larger in self.entries:
            verdict = "yes" if (value >= goal if larger else value <= goal) else "**no**"
            if name in self.disturbed:
                verdict = "disturbed: a core was idle"
            lines.append(f"| {name} | {'≥' if larger else '≤'} {goal:g} | {text} | {verdict} |")
        return "\n".join(lines)

    # Baselines

    def update(self):
        known = _read()
        known.update({name: round(value, 3) for name, value, _, _, _ in self.entries
                      if name not in self.disturbed})
        with open(BASELINE, "w", encoding="utf-8") as file:
            json.dump(known, file, indent=2, ensure_ascii=False, sort_keys=True)
            file.write("\n")

    def regressions(self):
        """What is worse than it was, in words. What has no baseline yet is none."""
        known, found = _read(), []
        for name, value, _, _, larger in self.entries:
            if name not in known or name in self.disturbed:
                continue
            worst = known[name] * (1 - TOLERANCE if larger else 1 + TOLERANCE)
            if value < worst if larger else value > worst:
                found.append(f"{name}: {value:.3f}, was {known[name]:.3f}")
        return found


def _read():
    if not os.path.exists(BASELINE):
        return {}
    with open(BASELINE, encoding="utf-8") as file:
        return json.load(file)


def details(outcomes):
    """Absolute figures, which mean something on one machine only."""
    lines = ["| request | server | requests/s | CPU each | core busy | p50 | p99 |", "|---|---|---|---|---|---|---|"]
    for outcome in outcomes:
        for name, contestant in outcome.contestants.items():
            latency = contestant.latency
            times = ("", "") if latency is None else (_microseconds(latency.p50), _microseconds(latency.p99))
            lines.append(
                f"| {outcome.row.name} | {name} | {contestant.rate:,.0f} | {_microseconds(contestant.cpu)} "
                f"| {contestant.busy:.0%} | {times[0]} | {times[1]} |")
    return "\n".join(lines)


def _microseconds(seconds):
    return f"{seconds * 1e6:,.1f} µs"
