package simulate_test

import (
	"fmt"
	"go/ast"
	"slices"
	"strings"
	"testing"
)

// The house. This table is its plan: a room may import what stands behind it, and nothing else of the module.
// Everybody may import clock and rng. A new arrow is a decision about the house: it is made here, in review.
var house = []room{
	// Below the run, never importing sim. Leaves: what everything is said with.
	{"sim/clock", "simulated time", nil},
	{"sim/rng", "random numbers by name", nil},
	{"sim/finding", "coded remarks", nil},
	{"sim/catalog", "tables of contents", nil},
	{"sim/theory", "queueing formulas", nil},
	{"sim/stats", "counting, intervals", nil},
	{"sim/flink", "Flink's arithmetic", nil},
	{"sim/cluster", "nodes, slots, bookkeeping", nil},
	{"sim/internal/event", "the future-event list", nil},
	{"sim/dist", "distributions", rooms("sim/catalog")},

	// The planes of a run. They ask through interfaces of their own.
	{"sim/stream", "the data plane", rooms("sim/internal/event sim/dist sim/stats sim/flink")},
	{"sim/allocation", "requests, grants", rooms("sim/cluster sim/dist sim/stats")},
	{"sim/scaling", "controllers", rooms("sim/allocation sim/cluster sim/stats")},

	// One run, and what stands above it.
	{"sim", "one run", underRun},
	{"sim/plan", "what a run needs", rooms("sim/theory sim", underRun...)},
	{"sim/experiment", "replications, intervals", rooms("sim sim/stream sim/allocation sim/cluster sim/stats sim/finding")},
	{"sim/sizing", "behind recommend", rooms("sim/experiment sim/plan sim/theory sim sim/stats sim/finding")},

	// Those who answer what the planes ask.
	{"workload", "what arrives", rooms("sim/stream sim/allocation sim/cluster sim/dist sim/catalog")},
	{"strategies/placement", "where it goes", answers("sim/allocation")},
	{"strategies/ordering", "who is next", answers("sim/allocation")},
	{"strategies/admission", "who comes in", answers("sim/allocation")},
	{"strategies/provision", "when machines come", answers("sim/scaling")},
	{"strategies/autoscale", "how many run", answers("sim/scaling")},

	// The shells. Only here is code of others, but for gonum. A scenario file goes in by scenarios, the one
	// place that knows all catalogs; document and language are inner rooms of it.
	{"scenarios/document", "a file, and where what stands in it", rooms("sim/finding sim/catalog sim/theory")},
	{"scenarios/language", "every key and its meaning", rooms("scenarios/document sim/finding sim/catalog sim/theory")},
	{"scenarios/derive", "single questions of Flink's arithmetic", rooms("scenarios/document sim/flink")},
	{"scenarios", "a file becomes a run", rooms("scenarios/document scenarios/language workload strategies/* sim sim/experiment sim/plan sim/catalog", underRun...)},
	{"reports/chart", "pictures of numbers", nil},
	{"reports", "results become bytes", rooms("reports/chart sim sim/experiment sim/sizing sim/plan sim/allocation sim/cluster sim/stats sim/finding sim/catalog")},
	{"cmd/simulate", "files, flags, signals, the wall clock", rooms("scenarios scenarios/document scenarios/language scenarios/derive reports sim/experiment sim/sizing sim/plan sim sim/scaling")},

	// No rooms: tests of the whole, and kernels to compare machines by.
	{".", "tests of the house", nil},
	{"bench", "kernels", nil},
	{"accuracy", "truths from theory", nil},
}

// room is a package and what it may import of the module; a name that ends in /* stands for all below it.
type room struct {
	name, about string
	imports     []string
}

// everybodys may be imported from everywhere.
var everybodys = rooms("sim/clock sim/rng")

// underRun is what a run is made of.
var underRun = rooms("sim/stream sim/allocation sim/scaling sim/cluster sim/flink sim/internal/event sim/dist sim/stats sim/finding")

// answers is what a strategy may import: the room that asks, and what it is shown.
func answers(asker string) []string {
	return rooms("sim/cluster sim/flink sim/stats sim/catalog", asker)
}

func rooms(names string, more ...string) []string {
	return append(strings.Fields(names), more...)
}

// allows says whether the table has an arrow from a room to another.
func (r *room) allows(to string) bool {
	return slices.ContainsFunc(slices.Concat(everybodys, r.imports), func(name string) bool {
		below, all := strings.CutSuffix(name, "*")
		return name == to || all && strings.HasPrefix(to, below)
	})
}

// shells may use code of others.
var shells = []string{"scenarios", "reports", "cmd/"}

func isShell(room string) bool {
	return slices.ContainsFunc(shells, func(shell string) bool { return strings.HasPrefix(room, shell) })
}

func roomOf(name string) *room {
	i := slices.IndexFunc(house, func(r room) bool { return r.name == name })
	if i < 0 {
		return nil
	}
	return &house[i]
}

func TestImportsFollowThePlanOfTheHouse(t *testing.T) {
	said := map[string]bool{} // an arrow is complained of once, at the first file that has it
	for _, s := range sources(t) {
		from := roomOf(s.room)
		if from == nil {
			t.Errorf("%s lies in a room that the plan of the house does not know: add %q to the table in imports_test.go, with what it may import", s.file, s.room)
			continue
		}
		for _, i := range s.tree.Imports {
			if complaint := from.complaint(strings.Trim(i.Path.Value, `"`)); complaint != "" && !said[complaint] {
				said[complaint] = true
				t.Errorf("%s: %s", s.at(i), complaint)
			}
		}
	}
}

// complaint is what is wrong with an import; empty: nothing.
func (r *room) complaint(path string) string {
	to, own := strings.CutPrefix(path, "simulate/")
	standard := !strings.Contains(strings.Split(path, "/")[0], ".")
	switch {
	case own && !r.allows(to):
		return fmt.Sprintf("%s (%s) imports %s, an arrow that is not in the table in imports_test.go", r.name, r.about, to)
	case own || standard || isShell(r.name) || strings.HasPrefix(path, "gonum.org/v1/gonum/"):
		return ""
	}
	return fmt.Sprintf("%s imports %s; the core uses the standard library and gonum only, see the table in imports_test.go", r.name, path)
}

func TestThePlanReadsFromTheGroundUp(t *testing.T) {
	for i, r := range house {
		for _, above := range house[i+1:] {
			if r.allows(above.name) && !slices.Contains(everybodys, above.name) {
				t.Errorf("%s may import %s, which stands behind it in the table: arrows would go round", r.name, above.name)
			}
		}
		for _, to := range r.imports {
			if !strings.HasSuffix(to, "/*") && roomOf(to) == nil {
				t.Errorf("%s may import %s, which is no room of the table", r.name, to)
			}
		}
	}
}

// outside are packages by which a run would depend on something that is not in its Config and seed.
var outside = rooms("bufio flag io/ioutil log log/slog math/rand math/rand/v2 net os os/exec os/signal runtime sync sync/atomic syscall time unsafe")

// unless are the exceptions: clock writes a time for people as the standard library does, experiment has the only
// goroutines of the core.
var unless = map[string][]string{"sim/clock": {"time"}, "sim/experiment": {"sync"}}

func TestARunDependsOnNothingButItsConfigAndSeed(t *testing.T) {
	for _, s := range sources(t) {
		if isShell(s.room) {
			continue
		}
		for _, i := range s.tree.Imports {
			path := strings.Trim(i.Path.Value, `"`)
			if slices.Contains(outside, path) && !slices.Contains(unless[s.room], path) {
				t.Errorf("%s: the core imports %s; only cmd/simulate has files, signals and the wall clock", s.at(i), path)
			}
		}
		ast.Inspect(s.tree, func(n ast.Node) bool {
			if g, ok := n.(*ast.GoStmt); ok && s.room != "sim/experiment" {
				t.Errorf("%s: a goroutine; experiment alone has them, so that a run is a pure function", s.at(g))
			}
			return true
		})
	}
}
