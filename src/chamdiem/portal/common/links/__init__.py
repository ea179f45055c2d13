"""Looking at pages that somebody linked to (kiểm tra đường dẫn), by a process with limits (I38).

The one who looks is a child process: it goes to public addresses only, at every redirect anew,
and brings no cookie. Of a page it says whether there is one and, where words are given, whether
it names one of them; nothing of the page is kept.
"""
