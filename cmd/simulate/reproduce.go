package main

import (
	"strconv"
	"strings"
)

// reproduce is the command that gives the same numbers: all that changes them, the seed always. The scenario is called
// by the argument.
func reproduce(argument string, sc *scenario, o *options, from origins) string {
	words := []string{"simulate", "run", argument, "--seed", strconv.FormatUint(sc.design.Seed, 10)}
	add := func(flag string, values ...string) {
		for _, value := range values {
			words = append(words, "--"+flag, value)
		}
	}
	d := sc.design
	switch {
	case from.given("until-precision"):
		add("until-precision", strconv.FormatFloat(o.precision, 'g', -1, 64))
	case from.given("replications") && d.Replications == 0:
		add("replications", "auto")
	case from.given("replications"):
		add("replications", strconv.Itoa(d.Replications))
	}
	if o.maxReplications > 0 {
		add("max-replications", strconv.Itoa(o.maxReplications))
	}
	if o.maxEvents > 0 {
		add("max-events", strconv.FormatUint(o.maxEvents, 10))
	}
	if o.env != "" {
		add("env", o.env)
	}
	if o.baseline != "" {
		add("baseline", o.baseline)
	}
	add("set", o.set...)
	add("threshold", o.thresholds...)
	if o.noThresholds {
		words = append(words, "--no-thresholds")
	}
	for i, word := range words {
		words[i] = quoted(word)
	}
	return strings.Join(words, " ")
}

// quoted is a word as a shell reads it back.
func quoted(word string) string {
	const plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./=:,+@%"
	if word != "" && strings.Trim(word, plain) == "" {
		return word
	}
	return "'" + strings.ReplaceAll(word, "'", `'\''`) + "'"
}
