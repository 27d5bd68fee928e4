package placement_test

import (
	"math"
	"reflect"
	"slices"
	"strings"
	"testing"

	"simulate/sim/allocation"
	"simulate/sim/cluster"
	"simulate/sim/rng"
	"simulate/strategies/placement"
)

func TestEveryLineOfTheCatalogIsAStrategyWithThoseSettings(t *testing.T) {
	m := machines(t, "8 16 g2; 8 16")
	for _, e := range placement.Catalog {
		s := placement.Named(e.Name)
		if s == nil || e.Does == "" {
			t.Fatalf("%s: no strategy, or nobody says what it does", e.Name)
		}
		fields, tags, names := reflect.TypeOf(s).Elem(), []string{}, []string{}
		for i := range fields.NumField() {
			tags = append(tags, fields.Field(i).Tag.Get("yaml"))
		}
		for _, setting := range e.Settings {
			names = append(names, setting.Name)
		}
		if !slices.Equal(tags, names) {
			t.Errorf("%s has the settings %v, its catalog line says %v", e.Name, tags, names)
		}
		if err := placement.Check(s, m); err != nil {
			t.Errorf("%s: its defaults are refused: %v", e.Name, err)
		}
	}
	if placement.Named("nobody") != nil {
		t.Error("there is a strategy of a name that nobody has")
	}
}

func TestSettingsAreChecked(t *testing.T) {
	m := machines(t, "8 16 g2")
	for want, s := range map[string]placement.Strategy{
		`prefer: "big" is neither large nor small`:                     &placement.DotProduct{Prefer: "big"},
		`size: "l1" is neither max nor sum`:                            &placement.FFD{Size: "l1"},
		`size: "" is neither max nor sum`:                              &placement.BFD{},
		`size: "mean" is neither max nor sum`:                          &placement.WFD{Size: "mean"},
		`version: "v1" is neither v1.21 nor v1.22`:                     &placement.BalancedAllocation{Version: "v1"},
		`"disk" is no resource of nodes; they have cpu, memory, gpu`:   &placement.L2{Weights: map[string]float64{"disk": 1}},
		`cpu has the weight -1; 0 is the least; memory has the weight`: &placement.L2{Weights: map[string]float64{"memory": -2, "cpu": -1}},
		`"cpus" is no resource`:                                        &placement.LeastAllocated{Weights: map[string]int64{"cpus": 1}},
		`"" is no resource`:                                            &placement.MostAllocated{Weights: map[string]int64{"": 1}},
		`shape: it has no points`:                                      &placement.RequestedToCapacityRatio{},
		`percentages go from 0 to 100`:                                 &placement.RequestedToCapacityRatio{Shape: [][2]int64{{0, 11}}},
		`percentages must ascend`:                                      &placement.RequestedToCapacityRatio{Shape: [][2]int64{{50, 1}, {50, 2}}},
	} {
		if err := placement.Check(s, m); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%+v: %v, want %s", s, err, want)
		}
	}
}

// Sizes of 2 of 10 cores, 8 of 32 GiB and half of one of 2 GPUs.
func TestSizesByWhichBatchesAreSorted(t *testing.T) {
	c := cluster.New(machines(t, "4 16 g2; 6 16"), rng.Root(1, 0))
	need := needOf(t, strings.Fields("2 8 s600"))
	for _, s := range []struct {
		strategy placement.Strategy
		want     float64
	}{
		{&placement.FFD{Size: placement.Max}, 0.3},
		{&placement.BFD{Size: placement.Sum}, 0.2 + 0.25 + 0.3},
		{&placement.WFD{Size: placement.Sum}, 0.2 + 0.25 + 0.3},
	} {
		if got := s.strategy.New(c, rng.Root(1, 0)).(allocation.Batcher).Size(&need); math.Abs(got-s.want) > 1e-12 {
			t.Errorf("%T: size %v, want %v", s.strategy, got, s.want)
		}
	}
}
