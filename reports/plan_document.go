package reports

import (
	"bytes"
	"encoding/json"
	"slices"

	"simulate/sim/plan"
)

// The document of a plan, key by key. The order of the fields is the order of the keys.
type planJSON struct {
	Format       string            `json:"format"`
	Scenario     scenarioJSON      `json:"scenario"`
	Variant      *string           `json:"variant"` // null: the scenario compares nothing
	Settings     settingsJSON      `json:"settings"`
	Simulator    simulatorJSON     `json:"simulator"`
	TaskManagers []taskManagerJSON `json:"task_managers"`
	JobManager   *jobManagerJSON   `json:"job_manager"` // null: nothing runs in slots
	Processes    []planProcessJSON `json:"processes"`
	Slots        slotsJSON         `json:"slots"`
	Nodes        []nodesJSON       `json:"nodes"`
	Quotas       []quotaJSON       `json:"quotas"`
	CostPerMonth decimal           `json:"cost_per_month"`
	Currency     string            `json:"currency"`
	Effective    []effectiveJSON   `json:"effective"`
	Defaults     []defaultJSON     `json:"defaults"`
	Findings     []findingJSON     `json:"findings"`
}

type taskManagerJSON struct {
	Processes  []string   `json:"processes"`
	First      int        `json:"first"`
	Count      int        `json:"count"`
	Needed     int        `json:"needed"`
	Available  int        `json:"available"`
	Unassigned int64      `json:"unassigned"`
	Error      *string    `json:"error"`
	JVM        []string   `json:"jvm_arguments"`
	Derivation []stepJSON `json:"derivation"`

	Allocated amountsJSON    `json:"allocated"`
	Wasted    amountsJSON    `json:"wasted"`
	Fragments []fragmentJSON `json:"fragments"`
	Packing   *packingJSON   `json:"packing"` // null: slots are equal

	memory any // its parts stand beside the keys above
}

// MarshalJSON writes both as one object.
func (t taskManagerJSON) MarshalJSON() ([]byte, error) {
	type plain taskManagerJSON
	return beside(plain(t), t.memory)
}

// fragmentJSON is what is free of a resource: memory in bytes, others as they are.
type fragmentJSON struct {
	Resource string  `json:"resource"`
	Total    decimal `json:"total"`
	Free     decimal `json:"free"`
	Largest  decimal `json:"largest"`
	Stranded decimal `json:"stranded"`
}

type packingJSON struct {
	LowerBound int             `json:"lower_bound"`
	FirstFit   int             `json:"first_fit"`
	BestFit    int             `json:"best_fit"`
	Decreasing int             `json:"ffd"`
	Exact      *int            `json:"exact"`
	Equal      *equalSlotsJSON `json:"equal_slots"`
}

type equalSlotsJSON struct {
	Slots        int         `json:"slots"`
	Profile      string      `json:"profile"`
	TaskManagers int         `json:"task_managers"`
	Wasted       amountsJSON `json:"wasted"`
	CostPerMonth decimal     `json:"cost_per_month"`
}

type jobManagerJSON struct {
	Count      int        `json:"count"`
	CPU        decimal    `json:"cpu"`
	Error      *string    `json:"error"`
	JVM        []string   `json:"jvm_arguments"`
	Derivation []stepJSON `json:"derivation"`

	memory any
}

// MarshalJSON writes both as one object.
func (m jobManagerJSON) MarshalJSON() ([]byte, error) {
	type plain jobManagerJSON
	return beside(plain(m), m.memory)
}

type stepJSON struct {
	Component string `json:"component"`
	Bytes     int64  `json:"bytes"`
	Formula   string `json:"formula"`
}

type planProcessJSON struct {
	Process         string             `json:"process"`
	Subtasks        int                `json:"subtasks"`
	SlotsNeeded     int                `json:"slots_needed"`
	SlotsPerGroup   groupsJSON         `json:"slots_per_group"`
	Vertices        [][]string         `json:"vertices"`
	BuffersNeeded   int64              `json:"network_buffers_needed"`
	BuffersRequired int64              `json:"network_buffers_required"`
	BuffersPresent  int64              `json:"network_buffers_present"`
	Operators       []planOperatorJSON `json:"operators"`
}

// groupsJSON is an object of slots by group, in the plan's order.
type groupsJSON []groupJSON

type groupJSON struct {
	name  string
	slots int
}

// MarshalJSON writes one key a group.
func (g groupsJSON) MarshalJSON() ([]byte, error) {
	var o objectJSON
	for _, group := range g {
		o.add(group.name, group.slots)
	}
	return o.bytes()
}

// planOperatorJSON is the load of an operator; what depends on a rate that nobody knows is null.
type planOperatorJSON struct {
	Operator       string          `json:"operator"`
	Parallelism    int             `json:"parallelism"`
	MaxParallelism int             `json:"max_parallelism"`
	KeyGroupsMax   int             `json:"key_groups_max"`
	Skew           decimal         `json:"skew"`
	Rate           decimal         `json:"rate_eps"`
	PeakRate       decimal         `json:"peak_rate_eps"`
	Bytes          decimal         `json:"bytes_per_s"`
	Service        decimal         `json:"service_s"`
	OfferedLoad    decimal         `json:"offered_load"`
	Utilization    decimal         `json:"utilization"`
	Hottest        decimal         `json:"utilization_hottest"`
	Stable         bool            `json:"stable"`
	Latency        decimal         `json:"latency_s"`
	BufferWait     decimal         `json:"buffer_wait_s"`
	Formula        string          `json:"formula"`
	Needed         parallelismJSON `json:"parallelism_needed"`
}

// parallelismJSON is an object of what is asked for; null: no number will do.
type parallelismJSON plan.Parallelisms

// MarshalJSON writes only what is asked for.
func (n parallelismJSON) MarshalJSON() ([]byte, error) {
	var o objectJSON
	for _, need := range []struct {
		key         string
		parallelism int
	}{{"stable", n.Stable}, {"at_80_percent", n.At80}, {"at_70_percent", n.At70}, {"for_latency_p50", n.P50}, {"for_latency_p99", n.P99}} {
		switch need.parallelism {
		case 0:
		case plan.Impossible:
			o.add(need.key, nil)
		default:
			o.add(need.key, need.parallelism)
		}
	}
	return o.bytes()
}

type slotsJSON struct {
	Needed      int              `json:"needed"`
	Available   int              `json:"available"`
	Free        int              `json:"free"`
	Groups      []slotGroupJSON  `json:"groups"`
	Assignments []assignmentJSON `json:"assignments"`
	FreeOn      []freeSlotsJSON  `json:"free_on"`
}

type slotGroupJSON struct {
	Process   string `json:"process"`
	Group     string `json:"group"`
	Profile   string `json:"profile"`
	Needed    int    `json:"needed"`
	Available int    `json:"available"`
	Placed    int    `json:"placed"`
	Free      int    `json:"free"`
}

type freeSlotsJSON struct {
	TaskManager string `json:"task_manager"`
	Count       int    `json:"count"`
}

type assignmentJSON struct {
	TaskManager string `json:"task_manager"`
	Process     string `json:"process"`
	Group       string `json:"group"`
	Profile     string `json:"profile"`
	Count       int    `json:"count"`
}

type nodesJSON struct {
	Group        string      `json:"group"`
	Count        int         `json:"count"`
	Added        int         `json:"added"`
	Allocated    amountsJSON `json:"allocated"`
	Wasted       amountsJSON `json:"wasted"`
	CostPerMonth decimal     `json:"cost_per_month"`
}

type amountsJSON struct {
	Slots  int     `json:"slots"`
	CPU    decimal `json:"cpu"`
	Memory int64   `json:"memory"`
	GPU    decimal `json:"gpu"`
	Cost   decimal `json:"cost_per_month"`
}

type quotaJSON struct {
	Tenant   string `json:"tenant"`
	Resource string `json:"resource"`
	Used     int64  `json:"used"`
	Limit    int64  `json:"limit"`
}

type effectiveJSON struct {
	Path       string          `json:"path"`
	Value      json.RawMessage `json:"value"`
	From       string          `json:"from"`
	At         string          `json:"at"`
	Overridden []hiddenJSON    `json:"overridden,omitempty"`
}

type hiddenJSON struct {
	Value json.RawMessage `json:"value"`
	From  string          `json:"from"`
	At    string          `json:"at"`
}

// beside is two objects as one.
func beside(a, b any) ([]byte, error) {
	first, err := compact(a)
	if err != nil {
		return nil, err
	}
	second, err := compact(b)
	if err != nil {
		return nil, err
	}
	return slices.Concat(bytes.TrimSuffix(first, []byte("}")), []byte(","), bytes.TrimPrefix(second, []byte("{"))), nil
}
