using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Persistence.Generators.Model;
using Persistence.Generators.Parsing;
using Persistence.Generators.Schema.Comparison;
using Persistence.Generators.Schema.Files;
using Persistence.SchemaFiles;

namespace Persistence.Generators.Diagnostics;

/// <summary>Reports how one session class differs from what the file says.</summary>
internal sealed class SchemaReport
{
    private readonly INamedTypeSymbol _type;

    private readonly SessionSpec _session;

    private readonly Action<Diagnostic> _report;

    /// <summary>Makes it.</summary>
    /// <param name="type">The class.</param>
    /// <param name="session">Its model.</param>
    /// <param name="report">Receives what is found.</param>
    public SchemaReport(INamedTypeSymbol type, SessionSpec session, Action<Diagnostic> report)
    {
        _type = type;
        _session = session;
        _report = report;
    }

    private Location? Place => _type.Locations.FirstOrDefault(static location => location.IsInSource);

    /// <summary>Reports.</summary>
    /// <param name="project">All classes, and the file.</param>
    public void Report(SchemaProject project)
    {
        if (project.Source is not { IsMissing: false } source)
        {
            if (project.IsFirst(_session))
            {
                // Only where a fix can write the file its text is made.
                var properties = project.Source is null ? Properties([], []) : Properties([], project.NewLines);
                _report(Diagnostic.Create(SchemaDiagnostics.NoFile, Place, properties, _type.Name));
            }

            return;
        }

        if (project.IsFirst(_session))
        {
            ReportFile(source, _report);
        }

        if (source.File.Problem is null)
        {
            ReportGone(project, source);
            ReportClass(project);
        }
    }

    /// <summary>Reports that the file cannot be read.</summary>
    /// <param name="source">The file.</param>
    /// <param name="report">Receives it.</param>
    public static void ReportFile(SchemaSource source, Action<Diagnostic> report)
    {
        if (source.File.Problem is { } problem)
        {
            report(Diagnostic.Create(SchemaDiagnostics.Unreadable, source.LocationOf(problem.Line), problem.Reason));
        }
    }

    /// <summary>Reports a class that is gone.</summary>
    /// <param name="gone">What the file says of it.</param>
    /// <param name="source">The file.</param>
    /// <param name="place">Where.</param>
    /// <param name="report">Receives it.</param>
    public static void ReportGone(ClassSchema gone, SchemaSource source, Location? place, Action<Diagnostic> report)
    {
        var line = Array.FindIndex(SchemaLines.Split(source.Text.ToString()), text => text == gone.VersionLine);
        var accepted = gone with { Reason = Reasons.Of(ChangeKind.ClassRemoved) };
        var properties = Properties([gone.VersionLine], [accepted.VersionLine]).Add(SchemaLines.StorageName, gone.StorageName);
        report(Diagnostic.Create(
            SchemaDiagnostics.Of(ChangeKind.ClassRemoved), place, line < 0 ? null : [source.LocationOf(line)], properties,
            gone.StorageName, gone.TypeName.Length == 0 ? "its class is not known" : "it was " + gone.TypeName));
    }

    private void ReportGone(SchemaProject project, SchemaSource source)
    {
        foreach (var gone in project.Gone)
        {
            if (project.Successor(gone) is { } successor ? ReferenceEquals(successor, _session) : project.IsFirst(_session))
            {
                ReportGone(gone, source, Place, _report);
            }
        }
    }

    private void ReportClass(SchemaProject project)
    {
        if (project.DifferenceOf(_session, _type) is not { } difference)
        {
            return;
        }

        if (difference.IsOutOfDate)
        {
            _report(Diagnostic.Create(SchemaDiagnostics.OutOfDate, Place, Properties(difference.Removed, difference.Added), _type.Name));
        }

        foreach (var change in difference.Changes)
        {
            var properties = Properties(change.Removed, change.Added)
                .Add(SchemaLines.Name, FormerNames.InCSharp(SchemaPaths.LastName(change.Path)))
                .Add(SchemaLines.StorageName, SchemaPaths.LastName(change.Path))
                .Add(SchemaLines.NextVersion, project.NextVersionOf(_session).ToString(CultureInfo.InvariantCulture))
                .Add(SchemaLines.Successors, string.Join(",", change.Successors.Items));
            _report(Diagnostic.Create(SchemaDiagnostics.Of(change.Kind), SchemaPlaces.Find(_type, change.Owner, change.Member) ?? Place, properties, SchemaPaths.NameOf(change.Path), change.Detail, _type.Name));
        }
    }

    private static ImmutableDictionary<string, string?> Properties(IEnumerable<string> removed, IEnumerable<string> added) =>
        ImmutableDictionary<string, string?>.Empty.Add(SchemaLines.Removed, string.Join("\n", removed)).Add(SchemaLines.Added, string.Join("\n", added));
}
