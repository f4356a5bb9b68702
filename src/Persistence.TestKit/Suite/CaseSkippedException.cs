namespace Persistence.TestKit;

/// <summary>A case that a backend cannot be asked, because it offers no way to bring the situation about.</summary>
/// <param name="message">Why.</param>
public sealed class CaseSkippedException(string message) : Exception(message);
