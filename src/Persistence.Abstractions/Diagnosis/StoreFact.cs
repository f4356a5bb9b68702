namespace Persistence;

/// <summary>One fact about a store. It holds no key and no content.</summary>
/// <param name="Name">What it is about, a stable name, for example <c>journal</c>: docs/health.md lists them.</param>
/// <param name="Health">How well that is.</param>
/// <param name="Message">What was found, and where it is not well also what to do; one line.</param>
public sealed record StoreFact(string Name, StoreHealth Health, string Message)
{
    /// <summary>Whether this store object never works again, and one that is opened again may: what a liveness check asks. Default: false.</summary>
    public bool NeedsReopening { get; init; }
}
