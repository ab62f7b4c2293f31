using System.Reflection;
using Microsoft.EntityFrameworkCore.Metadata;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Infrastructure.Persistence;

namespace TreatmentPlans.Architecture.Tests;

/// <summary>What the rules are checked on.</summary>
internal static class Layers
{
    public static Assembly Domain { get; } = typeof(AggregateRoot).Assembly;

    public static Assembly Application { get; } = typeof(IAppDbContext).Assembly;

    public static Assembly Infrastructure { get; } = typeof(AppDbContext).Assembly;

    public static Assembly Api { get; } = typeof(Program).Assembly;

    public static IReadOnlyList<Type> Aggregates { get; } =
        [.. Domain.GetTypes().Where(type => type.IsSubclassOf(typeof(AggregateRoot)) && !type.IsAbstract)];

    public static IReadOnlyList<IModel> Models { get; } =
    [
        new PostgresDesignTimeFactory().CreateDbContext([]).Model,
        new SqliteDesignTimeFactory().CreateDbContext([]).Model,
    ];

    /// <summary>The folder of the repository.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Our C# below <c>src</c>, by path from there.</summary>
    public static IReadOnlyDictionary<string, string> Sources { get; } = ReadSources();

    private static string FindRoot()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "TreatmentPlans.sln")))
        {
            root = root.Parent ?? throw new InvalidOperationException("The tests do not run inside the repository.");
        }

        return root.FullName;
    }

    private static Dictionary<string, string> ReadSources()
    {
        var source = Path.Combine(Root, "src");
        return Directory.EnumerateFiles(source, "*.cs", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(source, file).Replace('\\', '/'))
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal))
            .ToDictionary(file => file, file => File.ReadAllText(Path.Combine(source, file)));
    }
}
