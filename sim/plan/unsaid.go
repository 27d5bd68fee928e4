package plan

import "simulate/sim/flink"

// Unsaid is a value that a plan takes because nobody says one.
type Unsaid struct {
	Path  string // of the setting that would say it
	Value string // as it would be written there
}

// unsaid are the values on which figures of the plan rest and that nobody says, those of task managers first.
func (x *context) unsaid() (all []Unsaid) {
	if x.plan.JobManager == nil {
		return nil // nothing runs in slots
	}
	take := func(path, value string, said bool) {
		if !said {
			all = append(all, Unsaid{path, value})
		}
	}
	sized := true
	for i := range x.kinds {
		sized = sized && !x.kinds[i].defaulted
	}
	take(workersPath+".slots_per_manager", "1", x.Workers.Slots.Given || x.option(slotCount) != "")
	take(workersPath+".memory", "1728mb", sized)
	const manager = "resources._job_manager"
	take(manager+".memory", "1600mb", x.JobManager.Memory.Given || x.managerSized())
	take(manager+".cpu", "1", x.JobManager.CPU.Given || x.option("kubernetes.jobmanager.cpu.amount") != "")
	for i := range x.jobs {
		j := &x.jobs[i]
		if j.kind < 0 || j.Path == workersPath {
			continue
		}
		take(j.Path+".parallelism", "1", j.Graph || j.Parallelism.Given)
		take(j.Path+".task_cpu", "1", x.kinds[j.kind].saysCores())
		take(j.Path+".network.buffer_timeout", "100ms", len(j.vertices) < 2 || j.Network.Timeout.Given || x.timeoutOption())
	}
	return all
}

// saysCores says whether anything says how many cores a task manager has; else it has one for each slot.
func (w *worker) saysCores() bool {
	for _, key := range append([]string{cpuCores}, cpuOfProviders...) {
		if c, err := flink.ParseCores(w.options[key]); err == nil && c > 0 {
			return true
		}
	}
	return false
}

// managerSized says whether Flink's own options say how large a job manager is.
func (x *context) managerSized() bool {
	for _, key := range []string{"process.size", "flink.size", "heap.size"} {
		if x.option("jobmanager.memory."+key) != "" {
			return true
		}
	}
	return false
}

// timeoutOption says whether Flink's own options say after how long a buffer leaves.
func (x *context) timeoutOption() bool {
	for _, key := range []string{"execution.buffer-timeout.enabled", "execution.buffer-timeout.interval", "execution.buffer-timeout"} {
		if x.option(key) != "" {
			return true
		}
	}
	return false
}
