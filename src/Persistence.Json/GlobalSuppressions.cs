using System.Diagnostics.CodeAnalysis;

[assembly: SuppressMessage("V2.Limits", "V2011", Scope = "type", Target = "~T:Persistence.Json.JsonSessionStore`3", Justification = "Is to be cut into sealed collaborators when the engines get their common spine.")]
[assembly: SuppressMessage("V2.Limits", "V2011", Scope = "type", Target = "~T:Persistence.Json.SessionDirectory", Justification = "Is to be cut into sealed collaborators when the engines get their common spine.")]
