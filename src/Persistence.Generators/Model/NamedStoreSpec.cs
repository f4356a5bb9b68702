namespace Persistence.Generators.Model;

/// <summary>An in-memory store of a session class of another assembly. Plain data, compared by value.</summary>
/// <param name="Namespace">Its namespace, which is that of the session class; empty for the global one.</param>
/// <param name="Name">Its name.</param>
/// <param name="SessionName">The session class in C#, fully qualified.</param>
/// <param name="BaseName">The store that all backends share, in C#, fully qualified.</param>
/// <param name="Accessibility">Its accessibility in C#.</param>
/// <param name="Problem">Why there is none, in a line; empty where there is one.</param>
public sealed record NamedStoreSpec(string Namespace, string Name, string SessionName, string BaseName, string Accessibility, string Problem);
