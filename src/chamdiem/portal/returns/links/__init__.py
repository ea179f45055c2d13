"""Looking at the pages that evidence links to (kiểm tra đường dẫn), by a process with limits (I38).

The one who looks is a child process: it goes to public addresses only, at every redirect anew,
brings no cookie, and reads no page, only whether there is one.
"""
