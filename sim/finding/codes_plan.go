package finding

// Codes of what a plan finds in a scenario; docs/findings.md has an entry for each. Unstable is among them.
const (
	Peak         Code = "sizing.peak"          // what comes at the peak is more than can be served
	HotSubtask   Code = "sizing.hot_subtask"   // one subtask has more than it can do, the mean has not
	Latency      Code = "sizing.latency"       // a promised latency needs more subtasks than there are
	Throttled    Code = "sizing.throttled"     // the sources let in less than comes
	BelowTarget  Code = "sizing.below_target"  // the slots take less than is promised or aimed at
	OutOfReach   Code = "sizing.out_of_reach"  // and more than may be
	PromiseOrder Code = "sizing.promise_order" // one promised latency makes another one empty
	Pause        Code = "sizing.gc_pause"      // a pause of the virtual machine takes a promised latency all alone
	NoLoad       Code = "sizing.no_load"       // something is promised, but nobody says what comes or how long it takes
	KeyGroups    Code = "sizing.key_groups"    // more subtasks than key groups
	Uneven       Code = "sizing.uneven"        // key groups do not divide evenly among subtasks
	BeyondLimit  Code = "sizing.limit"         // more is asked for than the limits allow
	Availability Code = "sizing.availability"  // what a promised availability leaves for outages
	ShortOfCPU   Code = "sizing.cpu"           // threads of one slot want more CPU than it has

	TwoReadings Code = "memory.two_readings" // a slot's memory can be read in two ways
	Unassigned  Code = "memory.unassigned"   // memory that no part takes
	Refused     Code = "memory.refused"      // Flink would not start with this memory
	Shrunk      Code = "memory.shrunk"       // slots get less memory than they ask for
	BeyondSlot  Code = "memory.beyond_slot"  // parts of a slot exceed it
	SlotDiffers Code = "memory.slot_differs" // a slot of the stated task manager is not what the process asks for
	Metaspace   Code = "memory.metaspace"    // Flink has one size of metaspace, the scenario two

	CoLocation   Code = "slots.co_location"         // operators that are to share slots cannot
	MoreSlots    Code = "slots.more_than_shared"    // slot-sharing groups take more slots than one group would
	TwoCounts    Code = "slots.two_counts"          // the number of task managers is said twice
	SlotsMissing Code = "slots.missing"             // fewer slots than are needed
	NoMatch      Code = "slots.no_match"            // a pattern of a group takes no operator
	NoProfiles   Code = "slots.profiles_refused"    // profiles on a cluster that does not cut slots to size
	BadProfile   Code = "slots.profile"             // a profile that Flink refuses
	TooLarge     Code = "slots.too_large"           // a profile that no task manager can hold
	MixedSlots   Code = "slots.mixed"               // some groups have a profile, others have none
	Spreading    Code = "slots.spreading"           // spreading and redundancy of slots that are cut to size
	BatchShuffle Code = "slots.batch_shuffle"       // a batch process with profiles needs all its exchanges to block
	Forward      Code = "slots.forward_parallelism" // forward edges between unequal parallelisms

	BufferTimeout Code = "network.buffer_timeout"  // waits in network buffers against a promised latency
	FewBuffers    Code = "network.too_few_buffers" // a task manager cannot start its subtasks
	SlowBuffers   Code = "network.slow"            // or only run them slowly
	DebloatCount  Code = "network.debloat_buffers" // debloating changes the size of buffers, not their number
	Constants     Code = "network.constants"       // numbers of buffers that Flink no longer lets one choose

	GroupsMoved    Code = "autoscale.key_groups_moved" // rescaling moves state
	IdleSources    Code = "autoscale.idle_sources"     // sources beyond the partitions have nothing to read
	LagTarget      Code = "autoscale.lag"              // what a target of lag means in all
	Flapping       Code = "autoscale.flapping"         // where a step lands, against the alert that undoes it
	TwoControllers Code = "autoscale.two_controllers"  // alerts and the autoscaler act on one process
	MemoryScaling  Code = "autoscale.memory"           // more subtasks as the answer to full memory
	ElasticProfile Code = "autoscale.profiles"         // Flink does not rescale processes with profiles

	TypeTooSmall Code = "cost.type_too_small" // an allowed instance type that fits no task manager
	NoType       Code = "cost.no_type"        // none of the allowed ones does
	OverBudget   Code = "cost.over_limit"     // more than it may cost
	NoPrice      Code = "cost.no_price"       // a limit of cost, but no prices
	NodesAllowed Code = "nodes.allowed"       // what constraints leave of the nodes
	NodesShort   Code = "nodes.short"         // task managers that fit on no node that is there

	OverQuota        Code = "quota.exceeded"    // a team takes more than it may
	QuotaUnreachable Code = "quota.unreachable" // one limit of a team keeps it from reaching another

	Percents   Code = "units.percent" // percents and shares side by side
	PartialGPU Code = "units.gpu"     // parts of a device

	Synonyms   Code = "precedence.synonyms" // two keys for one thing that differ
	Overridden Code = "precedence.option"   // an option of Flink wins over what follows from the scenario
	Levels     Code = "precedence.levels"   // from which levels settings come
	Unknown    Code = "options.unknown"     // an option that Flink does not know
)
