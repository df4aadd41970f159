#!/usr/bin/env python3
"""Lets other solvers check the prices that the benchmark found, to the cent.

    cargo bench --bench prices -- --export target/baskets
    pip install ortools highspy          # highspy may be left out
    python3 benches/cp_sat.py target/baskets

Each file is one basket as a bare problem: units, what each reduction takes and saves, shipping. It is solved with
Google's CP-SAT and, where it is installed, with HiGHS, each on one thread and until proven. Printed are the median, the
95th of a hundred and the slowest CPU time in milliseconds, without the building of the model, beside Diderot's own,
which include reading the order and writing the quote. A solver that needs more than a minute for a basket is stopped: it
has then checked nothing there, which is said.

Ends with 0 when all totals agree, with 1 when any differs, with 2 when it can't run.
"""

import json
import pathlib
import sys
import time

MOST_SECONDS = 60

try:
    from ortools.sat.python import cp_model
except ImportError:
    sys.exit(print("cp_sat.py needs OR-Tools: pip install ortools", file=sys.stderr) or 2)
try:
    import highspy
except ImportError:
    highspy = None


def most_times(model, pattern):
    """How many times a reduction can apply when no other does."""
    by_units = min(model["units"][line] // units for line, units in pattern["takes"])
    return by_units if pattern["limit"] is None else min(by_units, pattern["limit"])


def with_cp_sat(model):
    """The least to pay, or None where that took too long, and how long it took."""
    cp = cp_model.CpModel()
    times = [cp.new_int_var(0, most_times(model, p), p["offer"]) for p in model["patterns"]]
    for line, units in enumerate(model["units"]):
        taken = [n * x for p, x in zip(model["patterns"], times) for at, n in p["takes"] if at == line]
        cp.add(sum(taken) <= units)
    goods = model["list"] - sum(p["saving"] * x for p, x in zip(model["patterns"], times))
    free = cp.new_bool_var("free shipping")
    if model["free_from"] is None:
        cp.add(free == 0)
    else:
        cp.add(goods >= model["free_from"]).only_enforce_if(free)
    cp.minimize(goods + model["shipping"] * (1 - free))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.max_time_in_seconds = MOST_SECONDS
    start = time.process_time()
    status = solver.solve(cp)
    took = time.process_time() - start
    return (round(solver.objective_value) if status == cp_model.OPTIMAL else None), took


def with_highs(model):
    """The least to pay, or None where that took too long, and how long it took."""
    highs = highspy.Highs()
    highs.setOptionValue("output_flag", False)
    highs.setOptionValue("threads", 1)
    highs.setOptionValue("time_limit", float(MOST_SECONDS))
    highs.setOptionValue("mip_rel_gap", 0.0)
    highs.setOptionValue("mip_abs_gap", 0.5)
    integer = highspy.HighsVarType.kInteger
    times = [highs.addVariable(lb=0, ub=most_times(model, p), type=integer) for p in model["patterns"]]
    for line, units in enumerate(model["units"]):
        taken = [n * x for p, x in zip(model["patterns"], times) for at, n in p["takes"] if at == line]
        if taken:
            highs.addConstr(sum(taken) <= units)
    saved = sum(p["saving"] * x for p, x in zip(model["patterns"], times))
    free = highs.addVariable(lb=0, ub=0 if model["free_from"] is None else 1, type=integer)
    if model["free_from"] is not None and times:
        # Goods of at least the threshold, or of nothing at all.
        highs.addConstr(saved + model["free_from"] * free <= model["list"])
    start = time.process_time()
    highs.maximize(saved + model["shipping"] * free)
    took = time.process_time() - start
    if highs.getModelStatus() != highspy.HighsModelStatus.kOptimal:
        return None, took
    return model["list"] + model["shipping"] - round(highs.getObjectiveValue()), took


def row(name, seconds):
    """Median, 95 % and worst in milliseconds."""
    ordered = sorted(seconds)
    at = lambda percent: 1000 * ordered[max(0, -(-len(ordered) * percent // 100) - 1)]
    return f"  {name:<10}{at(50):>10.3f}{at(95):>10.3f}{at(100):>10.3f}"


def main(folder):
    """Solves every basket of a folder and compares."""
    solvers = {"CP-SAT": with_cp_sat} | ({"HiGHS": with_highs} if highspy else {})
    baskets = [json.loads(path.read_text()) for path in sorted(pathlib.Path(folder).glob("*.json"))]
    if not baskets:
        print(f"no baskets in {folder}: write them with 'cargo bench --bench prices -- --export {folder}'", file=sys.stderr)
        return 2
    differences = 0
    for size in dict.fromkeys(basket["size"] for basket in baskets):
        these = [basket for basket in baskets if basket["size"] == size]
        seconds = {name: [] for name in solvers}
        right = 0
        greedy = []
        for basket in these:
            agree = True
            for name, solve in solvers.items():
                total, took = solve(basket["model"])
                seconds[name].append(took)
                if total is None:
                    print(f"{size} {basket['seed']}: {name} was stopped after {took:.0f} s and has checked nothing")
                    continue
                if name == "CP-SAT":
                    greedy.append(100 * (basket["greedy"] - total) / max(total, 1))
                if total != basket["total"]:
                    agree = False
                    print(f"{size} {basket['seed']}: Diderot {basket['total']}, {name} {total}, in cents")
            right += agree
        differences += len(these) - right
        proven = sum(basket["proven"] for basket in these)
        print(f"{size}: {len(these)} baskets, {right} to the cent, {proven} proven    median      95 %     worst, in ms")
        print(row("Diderot", [basket["micros"] / 1e6 for basket in these]))
        for name, all_seconds in seconds.items():
            print(row(name, all_seconds))
        wrong = sum(over > 0 for over in greedy)
        if greedy:
            print(f"  greedy overcharges {sorted(greedy)[len(greedy) // 2]:.2f} % in the median, and is wrong in {wrong}")
    return 1 if differences else 0


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(print(__doc__) or 2)
    sys.exit(main(sys.argv[1]))
