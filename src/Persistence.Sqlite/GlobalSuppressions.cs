using System.Diagnostics.CodeAnalysis;

[assembly: SuppressMessage("V2.Limits", "V2011", Scope = "type", Target = "~T:Persistence.Sqlite.SqliteSessionStore`3", Justification = "Is to be cut into sealed collaborators when the engines get their common spine.")]
