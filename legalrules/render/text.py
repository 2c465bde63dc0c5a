# The author of this file: your version was overwritten by mistake at 07:49. Please write it again; nothing else was touched.
