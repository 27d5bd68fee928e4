package document

import "strings"

// Nearest is the name of among that name was probably meant to be: the one with the fewest insertions,
// deletions, replacements and swaps of neighbours between them, if these are few for its length. Of equals one
// that begins with the same letter wins, then the first; empty: none is near.
func Nearest(name string, among []string) string {
	name = strings.ToLower(name)
	best, least := "", 2*(len([]rune(name))/3+2)-1
	for _, candidate := range among {
		other := strings.ToLower(candidate)
		d := edits(name, other)
		if d >= len([]rune(candidate)) {
			continue
		}
		score := 2 * d
		if name != "" && name[0] != other[0] {
			score++
		}
		if score < least {
			best, least = candidate, score
		}
	}
	return best
}

// edits is the Damerau-Levenshtein distance of a and b in which no part is edited twice.
func edits(a, b string) int {
	s, t := []rune(a), []rune(b)
	if len(s) > 100 || len(t) > 100 {
		return 100
	}
	rows := make([][]int, len(s)+1)
	for i := range rows {
		rows[i] = make([]int, len(t)+1)
		rows[i][0] = i
	}
	for j := range rows[0] {
		rows[0][j] = j
	}
	for i := 1; i <= len(s); i++ {
		for j := 1; j <= len(t); j++ {
			rows[i][j] = cheapest(rows, s, t, i, j)
		}
	}
	return rows[len(s)][len(t)]
}

// cheapest is the distance of the first i characters of s and the first j of t, from shorter ones.
func cheapest(rows [][]int, s, t []rune, i, j int) int {
	replaced := rows[i-1][j-1]
	if s[i-1] != t[j-1] {
		replaced++
	}
	d := min(rows[i-1][j]+1, rows[i][j-1]+1, replaced)
	if i > 1 && j > 1 && s[i-1] == t[j-2] && s[i-2] == t[j-1] {
		d = min(d, rows[i-2][j-2]+1)
	}
	return d
}
