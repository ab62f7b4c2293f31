using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Infrastructure.Persistence;

namespace TreatmentPlans.Architecture.Tests;

public sealed class AggregateTests
{
    private const BindingFlags Declared = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    /// <summary>
    /// Change tracking compares documents by reference, so one that is changed in place goes unseen. Child rows are tracked one by one.
    /// </summary>
    [Fact]
    public void No_aggregate_keeps_a_document_that_can_change_in_place() =>
        Assert.Empty(
            from type in Layers.Aggregates
            let stored = Layers.Models[0].FindEntityType(type)
            where stored is not null
            from field in type.GetFields(Declared)
            where field.FieldType.IsGenericType && field.FieldType.GetGenericTypeDefinition() is var collection
                && (collection == typeof(List<>) || collection == typeof(Dictionary<,>) || collection == typeof(HashSet<>))
                && stored.GetNavigations().All(navigation => navigation.FieldInfo != field)
            select $"{type.Name}.{field.Name}");

    [Fact]
    public void State_of_an_aggregate_changes_through_its_methods_only() =>
        Assert.Empty(
            from type in Layers.Aggregates
            from property in type.GetProperties(Declared)
            where property.SetMethod is { IsPublic: true }
            select $"{type.Name}.{property.Name}");

    [Fact]
    public void Every_key_and_unique_index_of_ours_starts_with_the_organization() =>
        Assert.Empty(
            from entity in OfOrganizations()
            from columns in entity.GetKeys().Select(key => key.Properties)
                .Concat(entity.GetIndexes().Where(index => index.IsUnique).Select(index => index.Properties))
            where columns[0].ClrType != typeof(OrganizationId)
            select $"{entity.GetTableName()} ({string.Join(", ", columns.Select(column => column.GetColumnName()))})");

    /// <summary>The system's own (its keys, the token server), and OpenIddict's: named exceptions of D35.</summary>
    [Fact]
    public void Every_table_of_ours_has_an_organization()
    {
        string[] exceptions = ["anonymous_denial", "data_protection_keys", "token_key", "used_assertion"];
        Assert.All(Layers.Models, model => Assert.Empty(
            model.GetEntityTypes()
                .Where(entity => !IsOpenIddict(entity) && entity.FindProperty(nameof(AggregateRoot.OrganizationId)) is null)
                .Select(entity => entity.GetTableName())
                .Except(exceptions)));
    }

    [Fact]
    public void Every_query_of_an_aggregate_is_bound_to_the_organization() =>
        Assert.Empty(WithoutFilter(Layers.Aggregates, AppDbContext.OrganizationFilter));

    [Fact]
    public void Every_query_of_a_patient_record_passes_the_disclosure_filter() =>
        Assert.Empty(WithoutFilter(Layers.Aggregates.Where(type => type.IsAssignableTo(typeof(IPatientRecord))), AppDbContext.DisclosureFilter));

    [Fact]
    public void The_version_of_every_aggregate_guards_its_writes() =>
        Assert.Empty(
            from model in Layers.Models
            from type in Layers.Aggregates
            where model.FindEntityType(type)?.FindProperty(nameof(AggregateRoot.Version)) is { IsConcurrencyToken: false }
            select type.Name);

    [Fact]
    public void Names_in_the_database_are_snake_case() =>
        Assert.Empty(
            from model in Layers.Models
            from entity in model.GetEntityTypes()
            where !IsOpenIddict(entity)
            from name in entity.GetProperties().Select(property => property.GetColumnName()).Append(entity.GetTableName()).OfType<string>()
            where name.Any(character => character is not (>= 'a' and <= 'z' or >= '0' and <= '9' or '_'))
            select $"{entity.GetTableName()}.{name}");

    private static IEnumerable<IReadOnlyEntityType> OfOrganizations() =>
        Layers.Models.SelectMany(model => model.GetEntityTypes())
            .Where(entity => entity.FindProperty(nameof(AggregateRoot.OrganizationId)) is not null);

    private static IEnumerable<string> WithoutFilter(IEnumerable<Type> types, string filter) =>
        from model in Layers.Models
        from type in types
        where model.FindEntityType(type) is { } stored && stored.FindDeclaredQueryFilter(filter) is null
        select type.Name;

    private static bool IsOpenIddict(IReadOnlyTypeBase entity) => entity.ClrType.Namespace?.StartsWith("OpenIddict", StringComparison.Ordinal) is true;
}
