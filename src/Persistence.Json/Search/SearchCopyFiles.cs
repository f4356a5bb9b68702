using System.Globalization;
using Persistence.Engine;
using Persistence.Mapping;
using Persistence.Search;

namespace Persistence.Json;

/// <summary>
/// The files of a class' folder that hold copies of the search indexes. They may be lost at any time, and are not trusted, so they are
/// written without waiting for the disk, and whatever goes wrong with them is of no matter. For one thread.
/// </summary>
/// <param name="directory">Where they are.</param>
/// <param name="leastTexts">So many texts at least are read before a file is written.</param>
internal sealed class SearchCopyFiles(StoreDirectory directory, int leastTexts) : ISearchCopies
{
    private const string Suffix = ".search";
    private const string TemporarySuffix = ".tmp";

    /// <inheritdoc/>
    public int LeastTexts => leastTexts;

    /// <summary>The names of all files that a class can have, also of those that are being written.</summary>
    /// <param name="description">The class.</param>
    public static IEnumerable<string> NamesOf(SessionDescription description) =>
        ISearchCopies.NamesOf(description).Select(FileOf).SelectMany(static name => (string[])[name, name + TemporarySuffix]);

    /// <summary>The state of a session: its file as it is.</summary>
    /// <param name="stamp">The file.</param>
    public static string StateOf(FileStamp stamp) => string.Create(CultureInfo.InvariantCulture, $"{stamp.Number}.{stamp.Length}.{stamp.ChangedAt}");

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<ArraySegment<byte>>?> Read(string name, IoMode mode)
    {
        try
        {
            using var stored = directory.Open(directory.Current(), FileOf(name), FileUse.Read);
            return new ValueTask<IReadOnlyList<ArraySegment<byte>>?>(stored is null ? null : SearchCopyFile.Read(stored));
        }
        catch (Exception fault) when (IsOfNoMatter(fault))
        {
            return default;
        }
    }

    /// <inheritdoc/>
    public ValueTask Write(string name, IReadOnlyList<ReadOnlyMemory<byte>> parts, IoMode mode)
    {
        var (folder, locks) = directory.Latest;
        try
        {
            if (!locks.AreDenied && locks.TryTake(LockSlots.Search))
            {
                try
                {
                    Replace(folder, FileOf(name), parts);
                }
                finally
                {
                    locks.Release(LockSlots.Search);
                }
            }
        }
        catch (Exception fault) when (IsOfNoMatter(fault))
        {
            // Tried again when as much has changed again.
        }

        return default;
    }

    /// <inheritdoc/>
    public bool IsAddition(string former, string state) => false;

    /// <inheritdoc/>
    public bool IsLasting(string state, DateTime asked) => long.TryParse(state.AsSpan(state.LastIndexOf('.') + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var changed) && new FileStamp(0, 0, changed).IsSettledAt(ChangeTime.Of(asked));

    private static string FileOf(string name) => "." + FileNames.Of(name)[..^FileNames.Suffix.Length] + Suffix;

    private void Replace(IFileFolder folder, string file, IReadOnlyList<ReadOnlyMemory<byte>> parts)
    {
        try
        {
            using (var fresh = directory.Open(folder, file + TemporarySuffix, FileUse.Replace)!)
            {
                SearchCopyFile.Write(fresh, parts);
            }

            folder.Rename(file + TemporarySuffix, file);
        }
        catch (Exception fault) when (FileFault.IsOfFiles(fault))
        {
            // A full disk gets its space back.
            folder.Delete(file + TemporarySuffix);
        }
    }

    private static bool IsOfNoMatter(Exception fault) => FileFault.IsOfFiles(fault) || fault is LineDamageException or IrregularFileException;
}
