package scenarios

import "simulate/sim/catalog"

// requestTraces and nodeTraces are how lists of requests and of machines are written.
var (
	requestTraces = catalog.Catalog{
		{Name: "openb", Does: "pods of Alibaba's traces of shared GPUs: creation_time, deletion_time, name, cpu_milli, memory_mib, num_gpu, gpu_milli, gpu_spec"},
		{Name: "swf", Does: "jobs of a parallel computer, in the Standard Workload Format; processors become cpu"},
		{Name: "csv", Does: "a table whose columns the scenario names, with their units"},
		{Name: "kubernetes", Does: "pods as kubectl get pods -o json prints them"},
	}
	nodeTraces = catalog.Catalog{
		{Name: "openb", Does: "machines of Alibaba's traces of shared GPUs: sn, cpu_milli, memory_mib, gpu, model; each takes 1001 pods"},
		{Name: "csv", Does: "a table whose columns the scenario names, with their units"},
		{Name: "kubernetes", Does: "nodes as kubectl get nodes -o json prints them, with what is allocatable"},
	}
)
