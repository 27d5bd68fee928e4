package finding

// Codes of this version, by who raises them.
const (
	// experiment
	Unstable      Code = "sizing.unstable"              // offered load exceeds what the model sustains
	WarmupShort   Code = "statistics.warmup_short"      // the run is too short for its warm-up
	FewReplicates Code = "statistics.few_replications"  // too few replications for an interval
	Imprecise     Code = "statistics.precision_not_met" // the asked precision was not reached
	Broken        Code = "statistics.pairing_lost"      // paired differences vary more than unpaired ones
	Coarser       Code = "statistics.coarser_series"    // series have fewer points than were asked for
	HeavyTail     Code = "statistics.heavy_tail"        // means of this sample mislead
	Interrupted   Code = "run.interrupted"              // partial result
	Censored      Code = "run.still_inside"             // records had not left when the drain ended
	StillWaiting  Code = "run.still_waiting"            // requests had not started when the drain ended
	Behind        Code = "run.not_caught_up"            // the horizon came before a process had caught up after an outage

	// scenarios
	NoEffect   Code = "scenario.no_effect"    // an accepted key that changes nothing here
	Gaps       Code = "trace.gaps"            // rows are missing in a recording: nothing arrives there
	Dropped    Code = "trace.rows_dropped"    // rows of a recording do not count
	Unlimited  Code = "cluster.unlimited"     // nobody said which machines there are
	NeverFits  Code = "requests.never_fit"    // recorded requests that no machine is large enough for
	Overloaded Code = "sizing.overloaded"     // more is asked for than there is
	NoOperator Code = "resources.no_operator" // settings of an operator that the graph does not have
	Split      Code = "requests.split"        // pods of one class are spread over zones set by set
)
