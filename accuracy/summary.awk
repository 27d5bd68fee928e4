# The accuracy table, a line a case: how many metrics were held against the truth, and the one that came nearest to
# what the rule allows it. Reads the rows | case | metric | truth | simulated | off by | allowed |.
BEGIN { FS = " *\\| *"; print "| case | metrics | nearest to its limit | truth | simulated | off by | allowed |"; print "|---|---|---|---|---|---|---|" }
$2 == "case" || $2 ~ /^-+$/ || NF < 8 || $4 !~ /^[-0-9.e+]+$/ { next }
{
	name = $2
	if (!(name in metrics)) { order[++cases] = name }
	metrics[name]++
	allowed = $7 + 0
	share = allowed > 0 ? ($6 + 0) / allowed : 0
	if (!(name in worst) || share > worst[name]) {
		worst[name] = share
		line[name] = $3 " | " $4 " | " $5 " | " $6 " | " $7
	}
}
END { for (i = 1; i <= cases; i++) print "| " order[i] " | " metrics[order[i]] " | " line[order[i]] " |" }
