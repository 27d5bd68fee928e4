package flink

import (
	"fmt"
	"strings"
)

// SlotGroup is a slot-sharing group as it was declared: with a profile, or by its name only.
type SlotGroup struct {
	Name     string
	Profile  Profile
	Profiled bool
}

// FineGrained is a job whose groups may have profiles, and what the cluster allows.
type FineGrained struct {
	Groups      []SlotGroup // each declaration, in their order; those that operators name too
	Enabled     bool        // cluster.fine-grained-resource-management.enabled
	Batch       bool        // the job is a batch job
	AllBlocking bool        // fine-grained.shuffle-mode.all-blocking
	Elastic     bool        // the job is scaled while it runs: adaptive scheduler, reactive mode, autoscaler
	AllowsBoth  bool        // elastic scaling is wanted with profiles nevertheless
	Redundant   int         // slotmanager.redundant-taskmanager-num
	Mode        Mode
	FirstMade   bool // the first release of profiles, which knew neither redundancy nor spreading
}

// Objection is something about profiles that Flink refuses, or advises against.
type Objection struct {
	Code    string // stays the same between versions
	Refused bool   // else it is a warning
	Text    string
}

// Check is all that speaks against a job with profiles; nothing does against one without.
// Source: the documentation of fine-grained resource management, SlotSharingGroup.Builder.
func (f *FineGrained) Check() []Objection {
	profiled, bare := f.groups()
	if len(profiled) == 0 {
		return nil
	}
	var all []Objection
	for _, g := range profiled {
		if missing := g.missing(); missing != "" {
			all = append(all, Objection{"profile-incomplete", true, fmt.Sprintf("slot-sharing group %q: a profile needs %s above 0", g.Name, missing)})
		}
	}
	for _, text := range conflicts(profiled) {
		all = append(all, Objection{"profile-conflict", true, text})
	}
	for _, r := range f.rules(profiled[0].Name, bare) {
		if r.broken {
			all = append(all, r.Objection)
		}
	}
	return all
}

// rule is an Objection, if it is broken.
type rule struct {
	broken bool
	Objection
}

// rules are those for jobs with profiles, of which one group is named; bare are the groups without.
func (f *FineGrained) rules(group string, bare []string) []rule {
	says := fmt.Sprintf("slot-sharing group %q has a profile", group)
	return []rule{
		{!f.Enabled, Objection{"fine-grained-off", true, says + "; without cluster.fine-grained-resource-management.enabled: true the job fails"}},
		{f.Elastic && !f.AllowsBoth, Objection{"fine-grained-elastic", true, says + "; elastic scaling only knows slots without one"}},
		{f.Batch && !f.AllBlocking, Objection{"fine-grained-batch", true, says + "; a batch job with profiles needs fine-grained.shuffle-mode.all-blocking: true, which may cost speed"}},
		{f.FirstMade && f.Redundant > 0, Objection{"fine-grained-redundancy", false, fmt.Sprintf("slotmanager.redundant-taskmanager-num: %d has no effect with profiles in this version", f.Redundant)}},
		{f.FirstMade && f.Mode != SpreadNone, Objection{"fine-grained-spread", false, "spreading slots evenly has no effect with profiles in this version"}},
		{len(bare) > 0, Objection{"fine-grained-hybrid", false, fmt.Sprintf("%s, %s none: any slot may serve those, another one after each failure", says, strings.Join(bare, ", "))}},
	}
}

// groups is the declarations that have a profile, and the names of groups that never get one.
func (f *FineGrained) groups() (profiled []SlotGroup, bare []string) {
	has := map[string]bool{}
	for _, g := range f.Groups {
		if g.Profiled {
			profiled = append(profiled, g)
			has[g.Name] = true
		}
	}
	for _, g := range f.Groups {
		if !has[g.Name] {
			has[g.Name] = true
			bare = append(bare, fmt.Sprintf("%q", g.Name))
		}
	}
	return profiled, bare
}

// missing is what a profile must have and has not.
func (g *SlotGroup) missing() string {
	var all []string
	if g.Profile.CPU <= 0 {
		all = append(all, "cpu cores")
	}
	if g.Profile.TaskHeap <= 0 {
		all = append(all, "task heap memory")
	}
	return strings.Join(all, " and ")
}

// conflicts is groups that were given two different profiles.
func conflicts(profiled []SlotGroup) []string {
	var all []string
	first := map[string]Profile{}
	for _, g := range profiled {
		p, known := first[g.Name]
		if !known {
			first[g.Name] = g.Profile
			continue
		}
		if !p.Equal(g.Profile) {
			all = append(all, fmt.Sprintf("slot-sharing group %q has two profiles, %s and %s; one group has one", g.Name, p, g.Profile))
		}
	}
	return all
}

// Requirements is what a job misses that has nothing yet: the slots of each group, of the profile that it was given.
func Requirements(job string, slots []GroupSlots, groups []SlotGroup) []Requirement {
	profiles := map[string]Profile{}
	for _, g := range groups {
		if g.Profiled {
			profiles[g.Name] = g.Profile
		}
	}
	var all []Requirement
	for _, s := range slots {
		p, given := profiles[s.Group]
		all = append(all, Requirement{Job: job, Profile: p, Unspecified: !given, Count: s.Slots})
	}
	return all
}
