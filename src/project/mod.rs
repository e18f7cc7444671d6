//! Configuration, decisions and term files of a project: all IO on project files.
