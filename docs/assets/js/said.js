/* Words come from law/_texts.yml through the page's data; 〔…〕 in them is filled here. Its twin: scripts/kb/records/said_lines.py. */

/** sayer({offer: "约 〔多大〕"}) gives say: say("offer", {多大: "3 MB"}) -> "约 3 MB". A gap that nobody fills stays visible. */
export const sayer = (words) => (name, given = {}) => words[name].replace(/〔([^〔〕]+)〕/g, (all, gap) => (gap in given ? given[gap] : all));
