internal import CNcurses
internal import Terminal
