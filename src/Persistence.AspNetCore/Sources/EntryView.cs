namespace Persistence.AspNetCore.Sources;

/// <summary>Makes what is shown of an entry by the application's code, which may fail: an entry that cannot be shown must not end a stream for good.</summary>
/// <typeparam name="TEntry">The type of the entries.</typeparam>
/// <param name="show">The application's code.</param>
/// <param name="options">How many characters of a text are sent.</param>
internal sealed class EntryView<TEntry>(Func<TEntry, FeedEntry> show, FeedOptions options)
{
    private const int LongestName = 200;

    private static readonly FeedEntry s_unshown = new("", "(this entry cannot be shown)") { Kind = "error" };

    /// <summary>Makes what is shown of an entry.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="fault">Why it cannot be shown; null where it can.</param>
    public FeedEntry Of(TEntry entry, out Exception? fault)
    {
        try
        {
            fault = null;
            return Cut(show(entry) is { From: not null, Text: not null } shown ? shown : throw new InvalidOperationException("It gave no entry, or one without From or Text."));
        }
#pragma warning disable CA1031 // Whatever the application's code throws.
        catch (Exception thrown)
        {
            fault = thrown;
            return s_unshown;
        }
#pragma warning restore CA1031
    }

    private FeedEntry Cut(FeedEntry shown) =>
        shown.Text.Length <= options.MaxTextLength && shown.From.Length <= LongestName && !(shown.Kind?.Length > LongestName)
            ? shown
            : shown with
            {
                From = Beginning(shown.From, LongestName),
                Kind = shown.Kind is null ? null : Beginning(shown.Kind, LongestName),
                Text = Beginning(shown.Text, options.MaxTextLength),
                Length = shown.Text.Length > options.MaxTextLength ? shown.Text.Length : null,
            };

    // Never half of a character that takes two units.
    private static string Beginning(string text, int length) =>
        text.Length <= length ? text : text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];
}
