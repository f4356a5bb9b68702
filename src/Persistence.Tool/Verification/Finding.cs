namespace Persistence.Tool.Verification;

/// <summary>Something that is not as a store wrote it.</summary>
/// <param name="Class">The class; empty where it concerns the whole store.</param>
/// <param name="Key">The session's key; null where it is not known.</param>
/// <param name="Where">The file, table or key.</param>
/// <param name="Problem">What is wrong.</param>
internal sealed record Finding(string Class, string? Key, string Where, string Problem);
