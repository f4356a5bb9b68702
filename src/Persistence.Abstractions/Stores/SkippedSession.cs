namespace Persistence;

/// <summary>A session that a call went past because it cannot be read. The other sessions are in the call's result.</summary>
/// <param name="Session">The text of its key as it is stored; where it lies, such as a file's name, when its key is not known.</param>
/// <param name="Problem">What is wrong with it.</param>
public sealed record SkippedSession(string Session, string Problem);
