namespace Persistence.AspNetCore.Page;

/// <summary>A file of the page.</summary>
/// <param name="Type">Its media type.</param>
/// <param name="Tag">What changes with its content.</param>
/// <param name="Content">Its bytes.</param>
internal sealed record PageFile(string Type, string Tag, byte[] Content);
