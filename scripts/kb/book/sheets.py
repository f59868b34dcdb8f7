SHEETS = {}
