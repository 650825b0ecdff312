"""The house is asked between sessions: rounds of opinions (意见征集) and meetings of heads (团长和专门委员会负责人联席会议)."""
