namespace Persistence.Json;

/// <summary>
/// Which file of the file system it is: the same for a name and an open file as long as the name belongs to that file. The number of
/// an open file is not given to another one.
/// </summary>
/// <param name="Device">The file system's number.</param>
/// <param name="Number">The file's number in it.</param>
internal readonly record struct FileIdentity(ulong Device, ulong Number);
