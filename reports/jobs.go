package reports

import (
	"fmt"
	"io"
	"path"
	"regexp"
	"strings"
)

// Job is a run in shards, and the merge of them.
type Job struct {
	Name          string
	Run           []string // the command line of the run, without what makes it a shard
	Out           string   // the folder of the result
	Shards        int
	Cores         int    // of each
	CountVariable string // says in the environment how many shards there are
	Image, Claim  string // of Kubernetes: the container, and the volume that all share
}

// JobForm writes a job for a scheduler.
type JobForm = func(w io.Writer, j Job) error

// shard and merge are the command lines.
func (j *Job) shard() []string {
	return append(append([]string{}, j.Run...), "--shard", "auto", "--out", path.Join(j.Out, "parts"), "-j", fmt.Sprint(j.Cores), "--force")
}

func (j *Job) merge() []string {
	return []string{"simulate", "merge", path.Join(j.Out, "parts"), "--out", j.Out}
}

// Slurm writes a script for sh that submits an array of jobs, and the merge that waits for all of them. The exit code of the
// merge is that of a run: 99 where a threshold is crossed.
func Slurm(w io.Writer, j Job) error {
	name := plainName(j.Name)
	_, err := fmt.Fprintf(w, `#!/bin/sh
# Submits %d shards and their merge to Slurm: sh THIS. Made by simulate export slurm.
set -eu
array=$(sbatch --parsable --job-name=%s --array=1-%d --cpus-per-task=%d --requeue --wrap %s)
sbatch --job-name=%s-merge --dependency=afterok:"${array%%%%;*}" --wrap %s
`, j.Shards, name, j.Shards, j.Cores, shellWord(shellLine(j.shard())), name, shellWord(shellLine(j.merge())))
	return err
}

// Kubernetes writes an indexed job, and one that merges. What would fail again is not tried again: errors (1, 2), a
// crossed threshold (99).
func Kubernetes(w io.Writer, j Job) error {
	name := plainName(j.Name)
	_, err := fmt.Fprintf(w, `# Made by simulate export kubernetes: kubectl apply -f THIS, then wait for the first job before the second is of use.
apiVersion: batch/v1
kind: Job
metadata: {name: %[1]s}
spec:
  completionMode: Indexed
  completions: %[2]d
  parallelism: %[2]d
  backoffLimitPerIndex: 3
  podFailurePolicy:
    rules:
      - {action: FailIndex, onExitCodes: {operator: In, values: [2, 99]}}
%[3]s---
apiVersion: batch/v1
kind: Job
metadata: {name: %[1]s-merge}
spec:
  backoffLimit: 20  # until all shards are there
  podFailurePolicy:
    rules:
      - {action: FailJob, onExitCodes: {operator: In, values: [99]}}
%[4]s`, name, j.Shards, j.pod(j.shard()), j.pod(j.merge()))
	return err
}

// pod is the template of a job.
func (j *Job) pod(command []string) string {
	words := make([]string, len(command))
	for i, word := range command {
		words[i] = quotedYAML(strings.ReplaceAll(word, "$(", "$$(")) // or it would be replaced
	}
	return fmt.Sprintf(`  template:
    spec:
      restartPolicy: Never
      containers:
        - name: simulate
          image: %s
          workingDir: /data
          command: [%s]
          env: [{name: %s, value: "%d"}]
          resources: {requests: {cpu: %d}}
          volumeMounts: [{name: data, mountPath: /data}]
      volumes: [{name: data, persistentVolumeClaim: {claimName: %s}}]
`, quotedYAML(j.Image), strings.Join(words, ", "), j.CountVariable, j.Shards, j.Cores, quotedYAML(j.Claim))
}

// quotedYAML is a text that YAML reads as it is: JSON's strings are YAML's.
func quotedYAML(text string) string {
	var o objectJSON
	o.encode(text)
	return o.text.String()
}

var notInNames = regexp.MustCompile(`[^a-z0-9]+`)

// plainName is a name that schedulers accept.
func plainName(name string) string {
	name = strings.Trim(notInNames.ReplaceAllString(strings.ToLower(name), "-"), "-")
	return strings.Trim("simulate-"+name[:min(len(name), 40)], "-")
}

// shellLine is a command line as a shell reads it back.
func shellLine(words []string) string {
	quoted := make([]string, len(words))
	for i, word := range words {
		quoted[i] = shellWord(word)
	}
	return strings.Join(quoted, " ")
}

var plainWord = regexp.MustCompile(`^[a-zA-Z0-9_./=:,+@%-]+$`)

// shellWord is a word as a shell reads it back.
func shellWord(word string) string {
	if plainWord.MatchString(word) {
		return word
	}
	return "'" + strings.ReplaceAll(word, "'", `'\''`) + "'"
}
