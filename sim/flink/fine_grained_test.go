package flink_test

import (
	"slices"
	"testing"

	"simulate/sim/flink"
)

func TestWhatSpeaksAgainstProfiles(t *testing.T) {
	whole := flink.SlotGroup{Name: "a", Profile: of(1, 100), Profiled: true}
	for _, c := range []struct {
		why  string
		job  flink.FineGrained
		want []string // codes, refusals first marked
	}{
		{"no profile, nothing to say", flink.FineGrained{Groups: []flink.SlotGroup{{Name: "a"}}, Elastic: true, Batch: true}, nil},
		{"all well", flink.FineGrained{Groups: []flink.SlotGroup{whole}, Enabled: true}, nil},
		{"registered later, once more the same", flink.FineGrained{Groups: []flink.SlotGroup{{Name: "a"}, whole, whole}, Enabled: true}, nil},
		{"not enabled", flink.FineGrained{Groups: []flink.SlotGroup{whole}}, []string{"fine-grained-off"}},
		{"no cpu, no heap", flink.FineGrained{Groups: []flink.SlotGroup{{Name: "a", Profiled: true}}, Enabled: true}, []string{"profile-incomplete"}},
		{"two profiles", flink.FineGrained{Groups: []flink.SlotGroup{whole, {Name: "a", Profile: of(2, 100), Profiled: true}}, Enabled: true}, []string{"profile-conflict"}},
		{"scaled", flink.FineGrained{Groups: []flink.SlotGroup{whole}, Enabled: true, Elastic: true}, []string{"fine-grained-elastic"}},
		{"scaled on purpose", flink.FineGrained{Groups: []flink.SlotGroup{whole}, Enabled: true, Elastic: true, AllowsBoth: true}, nil},
		{"batch", flink.FineGrained{Groups: []flink.SlotGroup{whole}, Enabled: true, Batch: true}, []string{"fine-grained-batch"}},
		{"batch, all blocking", flink.FineGrained{Groups: []flink.SlotGroup{whole}, Enabled: true, Batch: true, AllBlocking: true}, nil},
		{"first release", flink.FineGrained{Groups: []flink.SlotGroup{whole}, Enabled: true, FirstMade: true, Redundant: 2, Mode: flink.SpreadSlots}, []string{"fine-grained-redundancy", "fine-grained-spread"}},
		{"later ones know both", flink.FineGrained{Groups: []flink.SlotGroup{whole}, Enabled: true, Redundant: 2, Mode: flink.SpreadSlots}, nil},
		{"some without", flink.FineGrained{Groups: []flink.SlotGroup{{Name: "b"}, whole, {Name: "b"}}, Enabled: true}, []string{"fine-grained-hybrid"}},
	} {
		var got []string
		for _, o := range c.job.Check() {
			got = append(got, o.Code)
			advice := slices.Contains([]string{"fine-grained-redundancy", "fine-grained-spread", "fine-grained-hybrid"}, o.Code)
			if o.Refused == advice || o.Text == "" {
				t.Errorf("%s: %+v", c.why, o)
			}
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", c.why, got, c.want)
		}
	}
}

func TestGroupsBecomeRequirements(t *testing.T) {
	got := flink.Requirements("j", []flink.GroupSlots{{Group: "a", Slots: 4}, {Group: "b", Slots: 2}}, []flink.SlotGroup{{Name: "b", Profile: of(2, 200), Profiled: true}, {Name: "a"}})
	if len(got) != 2 || !got[0].Unspecified || got[0].Count != 4 || got[1].Unspecified || !got[1].Profile.Equal(of(2, 200)) {
		t.Errorf("%+v", got)
	}
}
