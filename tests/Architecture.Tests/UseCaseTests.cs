using AutoMapper;
using MediatR;
using Microsoft.Extensions.Logging.Abstractions;
using TreatmentPlans.Application.Common;

namespace TreatmentPlans.Architecture.Tests;

public sealed class UseCaseTests
{
    private static readonly IReadOnlyList<(Type Handler, Type Request)> Handlers =
    [
        .. from type in Layers.Application.GetTypes()
           where !type.IsAbstract && !type.IsGenericTypeDefinition
           from contract in type.GetInterfaces()
           where contract.IsGenericType && contract.GetGenericTypeDefinition() == typeof(IRequestHandler<,>)
           select (type, contract.GetGenericArguments()[0]),
    ];

    [Fact]
    public void Every_request_is_a_command_or_a_query() =>
        Assert.Empty(Handlers.Where(h => Kinds(h.Request) != 1).Select(h => h.Request.Name));

    [Fact]
    public void Every_command_and_query_has_one_handler() =>
        Assert.Empty(
            from type in Layers.Application.GetTypes()
            where !type.IsInterface && Kinds(type) == 1 && Handlers.Count(h => h.Request == type) != 1
            select type.Name);

    [Fact]
    public void Handlers_and_validators_are_internal_and_sealed() =>
        Assert.Empty(
            from type in Layers.Application.GetTypes()
            where (Handlers.Any(h => h.Handler == type) || type.IsAssignableTo(typeof(FluentValidation.IValidator)) && !type.IsInterface)
                && !(type.IsSealed && type.IsNotPublic)
            select type.Name);

    [Fact]
    public void Every_member_of_an_answer_is_mapped() =>
        new MapperConfiguration(mapper => mapper.AddMaps(Layers.Application), NullLoggerFactory.Instance).AssertConfigurationIsValid();

    private static int Kinds(Type request) =>
        request.GetInterfaces().Count(i => i.IsGenericType
            && (i.GetGenericTypeDefinition() == typeof(ICommand<>) || i.GetGenericTypeDefinition() == typeof(IQuery<>)));
}
