package dev.dropwise.model;

import dev.dropwise.support.OnPostgres;

@OnPostgres
class ModelControllerOnPostgresIntegrationTests extends ModelControllerIntegrationTests {}
