package accuracy

import (
	"context"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"simulate/scenarios"
	"simulate/sim/experiment"
)

// placements are the lists of the experiment with which FGD was published (Weng et al., ATC'23), beside the module.
var placements = filepath.Join("..", "..", "shared", "data", "openb")

// published is what its authors saw: by list, policy and point of the curves the mean of ten seeds and their deviation.
type published struct {
	Workloads map[string]map[string]map[string]seeds
}

// seeds is what ten of them gave.
type seeds struct{ Mean, SD float64 }

// error is half the 95 % interval of their mean: 2.262 is Student's t for nine degrees of freedom.
func (s seeds) error() float64 { return 2.262 * s.SD / math.Sqrt(10) }

// standing is how much a policy allocates, here and as published.
type standing struct {
	name      string
	allocated float64
	published seeds
}

// policy is one by its name there, as the language writes it, and as variants are called.
type policy struct {
	theirs, ours, name string
	within             float64 // points of a percentage
}

var policies = []policy{
	{"FGD", "fgd", "fgd", 0.25},
	{"BestFit", "best_fit", "best_fit", 0.25},
	{"GpuPacking", "gpu_packing", "gpu_packing", 0.5},
	{"GpuClustering", "gpu_clustering", "gpu_clustering", 0.5},
	{"DotProd", "{policy: dot_product, prefer: small}", "dot_product", 0.25},
	{"Random", "random", "random", 0.25},
}

// holdPublished runs the experiment on a list with shuffles of our own, and compares what is allocated and fragmented
// when 130 % of the capacity have been asked for, and how the policies stand to each other.
func holdPublished(t *testing.T, list string, replications int) []standing {
	text, err := os.ReadFile(filepath.Join(placements, "published_openb.json"))
	if os.IsNotExist(err) {
		t.Skipf("the lists of the published experiment are not here (%s): its rules are tested on made-up ones only", placements)
	}
	var known published
	if err := json.Unmarshal(text, &known); err != nil {
		t.Fatal(err)
	}
	scenario, problems := scenarios.Read("scenario.yaml", options(openbScenario(t, list, replications)))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	result, err := experiment.Run(context.Background(), scenario.Design, experiment.Options{Workers: 2})
	if err != nil {
		t.Fatal(err)
	}
	var all []standing
	for _, p := range policies {
		want := known.Workloads["openb_pod_list_"+list][p.theirs]
		if len(want) == 0 {
			t.Fatalf("%s: nothing is published of %s", list, p.theirs)
		}
		for metric, at := range map[string]string{"allocated_share": "alloc@130", "fragmented_share": "frag@130"} {
			got := 100 * curveAt(t, &result, p.name, metric, 1.3)
			t.Logf("%s %s %s: %.3f, published %.3f (%.3f)", list, p.name, at, got, want[at].Mean, want[at].SD)
			if !(math.Abs(got-want[at].Mean) <= p.within) {
				t.Errorf("%s: %s of %s is %.3f %%, published are %.3f %%", list, at, p.name, got, want[at].Mean)
			}
			if metric == "allocated_share" {
				all = append(all, standing{p.name, got, want[at]})
			}
		}
	}
	holdOrder(t, list, all)
	return all
}

// holdOrder wants every two policies to stand as published that stand further apart there than ten seeds of both leave
// to chance.
func holdOrder(t *testing.T, list string, all []standing) {
	for i, x := range all {
		for _, y := range all[:i] {
			apart := x.published.Mean - y.published.Mean
			if math.Abs(apart) > math.Hypot(x.published.error(), y.published.error()) && !((x.allocated-y.allocated)*apart > 0) {
				t.Errorf("%s: %s allocates %.3f %%, %s %.3f %%; published are %.3f %% and %.3f %%",
					list, x.name, x.allocated, y.name, y.allocated, x.published.Mean, y.published.Mean)
			}
		}
	}
}

func openbScenario(t *testing.T, list string, replications int) string {
	folder, err := filepath.Abs(placements)
	if err != nil {
		t.Fatal(err)
	}
	var compared []string
	for _, p := range policies {
		compared = append(compared, p.ours)
	}
	return fmt.Sprintf(`replications: %d
cluster: {nodes: {openb: {trace: {file: %s/openb_node_list_gpu_node.csv, format: openb, order: shuffle}}}}
requests: {openb: {trace: {file: %s/openb_pod_list_%s.csv.gz, format: openb, order: shuffle, inflate: 1.3}}}
scheduling: {when_full: reject}
compare: {scheduling.placement: [%s]}
`, replications, folder, folder, list, strings.Join(compared, ", "))
}

// curveAt is a curve over what was asked for, at a share of the capacity.
func curveAt(t *testing.T, r *experiment.Result, variant, metric string, share float64) float64 {
	t.Helper()
	v := &r.Variants[slices.IndexFunc(r.Variants, func(v experiment.Variant) bool { return v.Name == variant })]
	for i := range v.Series {
		s := &v.Series[i]
		if s.Name != metric || s.Axis != experiment.ArrivedShare {
			continue
		}
		for k, x := range s.X {
			if math.Abs(x-share) < 1e-9 {
				return s.Mean[k]
			}
		}
	}
	t.Fatalf("%s has no curve of %s that reaches %g", variant, metric, share)
	return 0
}
