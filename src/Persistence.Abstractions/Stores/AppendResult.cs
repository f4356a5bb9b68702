using System.Globalization;

namespace Persistence;

/// <summary>What an append stored: which sequences its entries have, and how many were new to the log.</summary>
/// <remarks>
/// The entries of one call are stored one after the other, in the order in which they were given, those left out whose id the log held already or that came twice.
/// So a call of three entries, one of which the log held, has two in <see cref="Stored"/>. An append that a store repeats by itself, because an answer was lost, stores nothing
/// where the first attempt came through: <see cref="Stored"/> then does not count what that one stored, and <see cref="Last"/> is right all the same.
/// Where a number is wanted, it is <see cref="Last"/>: <c>long last = store.AppendMarks(…)</c>. That concerns <c>Console.WriteLine(result)</c> too, which has an overload for numbers; in an interpolated text, in a log and in a
/// debugger it is what <see cref="ToString"/> says.
/// </remarks>
public readonly record struct AppendResult
{
    /// <summary>Makes the result of a call.</summary>
    /// <param name="last">The sequence of the log's last entry after it; 0 where the log is empty.</param>
    /// <param name="stored">The number of entries that it stored.</param>
    public AppendResult(long last, int stored)
    {
        Last = last;
        Stored = stored;
    }

    /// <summary>The sequence of the first entry that the call stored, counted from 1; where it stored none, that of the next one, which is <see cref="Last"/> + 1.</summary>
    public long First => Last - Stored + 1;

    /// <summary>
    /// The sequence of the log's last entry as of the call's commit, counted from 1: that of the last entry that it stored, or, where it stored none, of the one that stood there; 0 where the log is empty.
    /// </summary>
    public long Last { get; }

    /// <summary>The number of entries that the call stored: those given, without those whose id the log held already or that came twice.</summary>
    public int Stored { get; }

    /// <summary>Gives the sequence of the log's last entry, as a number where one is wanted. A method with an overload for numbers and none for this type takes it too.</summary>
    /// <param name="result">The result.</param>
    public static implicit operator long(AppendResult result) => result.Last;

    /// <summary>Gives the sequence of the log's last entry.</summary>
    /// <returns><see cref="Last"/>.</returns>
    public long ToInt64() => Last;

    /// <summary>Says what was stored.</summary>
    /// <returns>For example <c>4 to 6 (3 stored)</c>, or <c>last is 3 (0 stored)</c>.</returns>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{(Stored == 0 ? "last is" : $"{First} to")} {Last} ({Stored} stored)");
}
